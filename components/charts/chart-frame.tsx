"use client";

import { BarChart3, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../ui/actions/icon-button";
import { cn } from "../ui/cn";
import { ErrorState } from "../ui/feedback/error-state";
import { Panel } from "../ui/page/panel";

type ChartFrameProps = {
  title: string;
  /** The chart's statement in one figure, e.g. the total. */
  reading?: ReactNode;
  /** What is drawn; on a phone in a line of its own. */
  controls?: ReactNode;
  /** Where the chart leads to. */
  link?: ReactNode;
  legend?: ReactNode;
  /** The same data as a table. */
  table: ReactNode;
  /** For a page that is about this chart. */
  tall?: boolean;
  /** Dims the old picture while the new one is read. */
  busy?: boolean;
  error?: { message: string } | null;
  onRetry?: () => void;
  children: ReactNode;
};

const CHART_HEIGHT = "h-64";
const TALL_HEIGHT = "h-64 sm:h-80";

/** The one frame of every chart: its height never changes, and its data can be had as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const height = props.tall ? TALL_HEIGHT : CHART_HEIGHT;
  return (
    <Panel
      title={props.title}
      controls={props.controls}
      actions={
        <>
          {props.link}
          <IconButton
            icon={asTable ? BarChart3 : Table2}
            label={asTable ? "Show as chart" : "Show as table"}
            size="sm"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
        </>
      }
      flush
    >
      {props.error ? (
        <ErrorState message={props.error.message} onRetry={props.onRetry} className={height} />
      ) : (
        <div
          className={cn("transition-opacity", props.busy && "opacity-60 delay-200")}
          aria-busy={props.busy}
        >
          {props.reading && <div className="px-4 pt-3">{props.reading}</div>}
          {asTable ? (
            <div className={cn(height, "overflow-y-auto")}>{props.table}</div>
          ) : (
            <div className={cn(height, "px-2 pt-3")}>{props.children}</div>
          )}
          {props.legend && <div className="border-line border-t px-4 py-2.5">{props.legend}</div>}
        </div>
      )}
    </Panel>
  );
}
