import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";

type StepProps = { number: number; title: string; done: boolean; children: ReactNode };

/** One stop on the way; a tick replaces its number when it is behind. */
export function Step({ number, title, done, children }: StepProps) {
  return (
    <li className="group relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-8 last:pb-0">
      <span
        aria-hidden
        className={cn(
          "z-10 flex size-7 items-center justify-center rounded-full border font-medium text-xs transition-colors",
          done ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface text-muted",
        )}
      >
        {done ? <Check size={14} strokeWidth={2.5} /> : number}
      </span>
      <span aria-hidden className="absolute top-7 bottom-0 left-[13.5px] w-px bg-line group-last:hidden" />
      <div className="min-w-0">
        <h2 className="mb-3 pt-1 font-semibold text-sm">
          {title}
          {done && <span className="sr-only"> (done)</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
