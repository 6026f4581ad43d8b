import type { ReactNode } from "react";
import { Skeleton } from "../feedback/skeleton";

type StatProps = {
  label: ReactNode;
  /** Undefined while it loads. */
  value: ReactNode | undefined;
  /** Its line is kept while it loads; null where there is never one. */
  note?: ReactNode;
  /** A sparkline or a progress bar. */
  figure?: ReactNode;
};

/** One reading of the instrument: what it is, its value, how it compares. */
export function Stat({ label, value, note, figure }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 px-4 py-3">
      <div className="text-muted text-xs">{label}</div>
      <div className="min-h-7 truncate font-medium text-xl tracking-tight">
        {value ?? <Skeleton className="mt-1 h-5 w-24" />}
      </div>
      {note !== null && <div className="min-h-[1.125rem] text-subtle text-xs">{note}</div>}
      {figure && <div className="mt-1">{figure}</div>}
    </div>
  );
}
