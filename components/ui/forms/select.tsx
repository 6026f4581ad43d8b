"use client";

import type { KeyboardEvent } from "react";
import { lazyModule } from "../overlays/lazy/lazy-module";
import { isArrow } from "../overlays/lazy/press";
import { useLazyTrigger } from "../overlays/lazy/use-lazy-trigger";
import type { SelectOption } from "../overlays/loaded/select";
import { ChoiceButton } from "./choice-button";
import { useChoiceLinks } from "./field-links";

const selectModule = lazyModule(() => import("../overlays/loaded/select"));

type SelectProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  /** Only where no Field gives a label. */
  "aria-label"?: string;
  className?: string;
};

/** One of a handful. With react-hook-form wrap it in a `Controller`. More than a dozen options want a Combobox. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { value, onChange, options, placeholder = "Choose…", disabled, name, className } = props;
  const { loaded, light, ref } = useLazyTrigger(selectModule, { popup: "listbox", isOpeningKey });
  const look = {
    "aria-label": props["aria-label"],
    ...useChoiceLinks(),
    chosen: options.find((option) => option.value === value)?.label,
    placeholder,
    className,
  };
  if (!loaded) return <ChoiceButton {...look} {...light} role="combobox" disabled={disabled} />;
  return (
    <loaded.Select
      trigger={<ChoiceButton {...look} ref={ref} />}
      value={value}
      onChange={onChange}
      options={options}
      disabled={disabled}
      name={name}
    />
  );
}

/** The arrows open it; a letter chooses what begins with it. */
function isOpeningKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (isArrow(event)) return true;
  return key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}
