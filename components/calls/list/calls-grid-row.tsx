"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import type { Call } from "@/lib/client/calls";
import { Link } from "../../ui/actions/link";
import { cn } from "../../ui/cn";
import { Money } from "../../ui/data/money";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { CallStatus } from "../call-status";
import { ALWAYS_SHOWN, type GridColumn } from "./grid-columns";

/** The header row is the first. */
const FIRST_ROW = 2;

type CallsGridRowProps = {
  call: Call;
  href: string;
  columns: readonly GridColumn[];
  isPhone: boolean;
  isActive: boolean;
  takesFocus: boolean;
  isFresh: boolean;
  index: number;
  style: CSSProperties;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: () => void;
};

/** A row is pressed anywhere; its link opens the call's page in a new tab where that is asked for. */
export function CallsGridRow(props: CallsGridRowProps) {
  const { call, columns, isPhone, isFresh, index, style, onOpen } = props;
  const link = <CallLink {...props} />;
  return (
    <tr
      aria-rowindex={index + FIRST_ROW}
      style={style}
      onClick={(event) => {
        // What opens gives the focus back to where it was.
        event.currentTarget.querySelector("a")?.focus({ preventScroll: true });
        onOpen();
      }}
      className={cn(
        "absolute inset-x-0 top-0 grid cursor-pointer items-center gap-4 border-line border-b px-4 hover:bg-hover",
        "has-focus-visible:bg-hover has-focus-visible:shadow-[inset_2px_0_0_var(--accent)]",
        isFresh && "animate-fade-in",
      )}
    >
      {isPhone ? (
        <PhoneCell call={call}>{link}</PhoneCell>
      ) : (
        columns.map(({ id, align, cell }) => (
          <td key={id} className={cn("min-w-0 truncate", align === "right" && "text-right")}>
            {id === ALWAYS_SHOWN ? link : cell(call)}
          </td>
        ))
      )}
    </tr>
  );
}

function CallLink({ call, href, isActive, takesFocus, onKeyDown, onOpen }: CallsGridRowProps) {
  const anchor = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isActive && takesFocus) anchor.current?.focus({ preventScroll: true });
  }, [isActive, takesFocus]);

  function onClick(event: MouseEvent) {
    event.stopPropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  }
  return (
    <Link
      ref={anchor}
      href={href}
      tabIndex={isActive ? 0 : -1}
      onClick={onClick}
      onKeyDown={onKeyDown}
      className="min-w-0 truncate font-medium outline-none hover:underline"
    >
      {call.model}
    </Link>
  );
}

function PhoneCell({ call, children }: { call: Call; children: ReactNode }) {
  return (
    <td className="flex min-w-0 flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        {children}
        <Money nanos={call.costNanos} />
      </span>
      <span className="flex items-center justify-between gap-3 text-muted text-xs">
        <CallStatus call={call} />
        <span className="truncate">
          {formatExactCount(call.inputTokens)} → {formatExactCount(call.outputTokens)} ·{" "}
          {formatDuration(call.latencyMs)} · <RelativeTime at={call.startedAt} />
        </span>
      </span>
    </td>
  );
}
