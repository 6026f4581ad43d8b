"use client";

import { lazyModule } from "../overlays/lazy/lazy-module";
import { isArrow } from "../overlays/lazy/press";
import { useLazyTrigger } from "../overlays/lazy/use-lazy-trigger";
import type { ComboboxOption } from "../overlays/loaded/combobox";
import { ChoiceButton } from "./choice-button";
import { useChoiceLinks } from "./field-links";

const comboboxModule = lazyModule(() => import("../overlays/loaded/combobox"));

type ComboboxProps = {
  value: string | null;
  onChange: (value: string) => void;
  options: readonly ComboboxOption[];
  placeholder?: string;
  searchLabel?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** One of many, found by typing: the search box is inside the popup. */
export function Combobox(props: ComboboxProps) {
  const { value, onChange, options, placeholder = "Choose…", searchLabel = "Search", className } = props;
  const { loaded, light, ref } = useLazyTrigger(comboboxModule, {
    popup: "dialog",
    isOpeningKey: isArrow,
  });
  const selected = options.find((option) => option.value === value) ?? null;
  const look = {
    "aria-label": props["aria-label"],
    ...useChoiceLinks(),
    chosen: selected?.label,
    placeholder,
    className,
  };
  if (!loaded) return <ChoiceButton {...look} {...light} role="combobox" disabled={props.disabled} />;
  return (
    <loaded.Combobox
      trigger={<ChoiceButton {...look} ref={ref} />}
      selected={selected}
      onChange={onChange}
      options={options}
      searchLabel={searchLabel}
      disabled={props.disabled}
    />
  );
}
