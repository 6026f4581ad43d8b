"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

type DisclosureProps = {
  title: string;
  hint?: string;
  /** Something inside is at fault, so it cannot stay shut. */
  invalid?: boolean;
  children: ReactNode;
};

/** What most people leave as it is, one press away. */
export function Disclosure({ title, hint, invalid = false, children }: DisclosureProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const open = wanted || invalid;
  return (
    <div className="rounded-md border border-line">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setWanted(!open)}
        className="group flex w-full items-center gap-2 rounded-md px-3 py-2 text-left hover:bg-sunken"
      >
        <ChevronRight
          size={14}
          aria-hidden
          className="shrink-0 text-subtle transition-transform group-aria-expanded:rotate-90"
        />
        <span className="font-medium">{title}</span>
        {hint && <span className="truncate text-subtle text-xs">{hint}</span>}
      </button>
      {open && (
        <div id={id} className="flex flex-col gap-4 border-line border-t p-3">
          {children}
        </div>
      )}
    </div>
  );
}
