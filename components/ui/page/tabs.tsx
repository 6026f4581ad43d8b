"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "../cn";

type TabsProps<V extends string> = {
  label: string;
  value?: V;
  defaultValue?: V;
  onChange?: (value: V) => void;
  tabs: readonly { value: V; label: ReactNode; content: ReactNode }[];
  className?: string;
};

export function Tabs<V extends string>({
  label,
  value,
  defaultValue,
  onChange,
  tabs,
  className,
}: TabsProps<V>) {
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? tabs[0]?.value}
      onValueChange={(next) => onChange?.(next as V)}
      className={cn("min-w-0", className)}
    >
      <Base.List aria-label={label} className="relative flex gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 whitespace-nowrap border-transparent border-b-2 font-medium text-muted text-sm hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-none">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
