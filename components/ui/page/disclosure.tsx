"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

type DisclosureProps = {
  title: string;
  hint?: string;
  /** Something inside is at fault, so it cannot stay shut. */
  invalid?: boolean;
  children: ReactNode;
};

/** What most people leave as it is, one press away. */
export function Disclosure({ title, hint, invalid = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <Collapsible.Root open={open || invalid} onOpenChange={setOpen} className="rounded-md border border-line">
      <Collapsible.Trigger className="group flex w-full items-center gap-2 rounded-md px-3 py-2 text-left hover:bg-sunken">
        <ChevronRight
          size={14}
          aria-hidden
          className="shrink-0 text-subtle transition-transform group-data-panel-open:rotate-90"
        />
        <span className="font-medium">{title}</span>
        {hint && <span className="truncate text-subtle text-xs">{hint}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel className="border-line border-t">
        <div className="flex flex-col gap-4 p-3">{children}</div>
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
