import type { ReactNode } from "react";
import { cn } from "../../ui/cn";

type Option = { value: string; label: string };

/** The browser's own controls: these pages stand without scripts, and load few. */
export function ChoiceField(props: {
  name: string;
  label: string;
  value: string;
  options: readonly Option[];
  className?: string;
}) {
  return (
    <label className={cn("flex min-w-0 flex-col gap-1 font-medium text-xs", props.className)}>
      {props.label}
      <select
        name={props.name}
        defaultValue={props.value}
        className="control h-8 w-full min-w-0 truncate px-2 font-normal text-sm"
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

export function TextField(props: {
  name: string;
  label: string;
  value: string;
  type?: "search" | "text" | "number";
  lead?: string;
  placeholder?: string;
  min?: number;
  max?: number;
  className?: string;
}) {
  const { name, label, value, type = "text", lead, className, ...rest } = props;
  return (
    <label className={cn("flex min-w-0 flex-col gap-1 font-medium text-xs", className)}>
      {label}
      <span className="control flex h-8 items-center font-normal text-sm">
        {lead && (
          <span aria-hidden className="pl-2.5 text-subtle">
            {lead}
          </span>
        )}
        <input
          name={name}
          type={type}
          defaultValue={value}
          inputMode={lead ? "decimal" : undefined}
          autoComplete="off"
          className="h-full w-full min-w-0 bg-transparent px-2.5 outline-none placeholder:text-subtle"
          {...rest}
        />
      </span>
    </label>
  );
}

export function CheckField(props: { name: string; value: string; label: string; checked: boolean }) {
  return (
    <label className="inline-flex h-7 cursor-pointer select-none items-center gap-1.5 rounded-md border border-line bg-surface px-2 text-muted text-xs hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.checked}
        className="size-3.5 accent-(--accent)"
      />
      {props.label}
    </label>
  );
}

export function CheckGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-xs">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}
