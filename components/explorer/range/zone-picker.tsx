"use client";

import { useMemo } from "react";
import { Combobox } from "../../ui/forms/combobox";

type ZonePickerProps = { zone: string; viewerZone: string; onChange: (zone: string | null) => void };

/** Whose days are shown: the viewer's, unless another zone is chosen. */
export function ZonePicker({ zone, viewerZone, onChange }: ZonePickerProps) {
  const options = useMemo(() => {
    const zones = new Set([viewerZone, zone, "UTC", ...Intl.supportedValuesOf("timeZone")]);
    return [...zones].map((value) => ({
      value,
      label: value.replaceAll("_", " "),
      hint: value === viewerZone ? "Your zone" : undefined,
    }));
  }, [viewerZone, zone]);
  return (
    <Combobox
      aria-label="Time zone"
      searchLabel="Search zones"
      value={zone}
      options={options}
      onChange={(value) => onChange(value === viewerZone ? null : value)}
      className="w-44"
    />
  );
}
