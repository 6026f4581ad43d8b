"use client";

import { useCallback, useSyncExternalStore } from "react";
import { z } from "zod";
import { ALWAYS_SHOWN, DEFAULT_COLUMNS, GRID_COLUMNS } from "./grid-columns";

const STORED_AS = "turnpike.calls.list";
const settingsSchema = z.object({
  columns: z.array(z.string()).default(DEFAULT_COLUMNS),
  density: z.enum(["comfortable", "compact"]).default("comfortable"),
});
export type ListSettings = z.output<typeof settingsSchema>;

const DEFAULTS: ListSettings = { columns: DEFAULT_COLUMNS, density: "comfortable" };
const listeners = new Set<() => void>();
let known: { text: string | null; settings: ListSettings } = { text: null, settings: DEFAULTS };

/** The same object as long as nothing changed, as React asks of a store. */
function read(): ListSettings {
  const text = localStorage.getItem(STORED_AS);
  if (text !== known.text) known = { text, settings: parse(text) };
  return known.settings;
}

function parse(text: string | null): ListSettings {
  try {
    const settings = settingsSchema.parse(JSON.parse(text ?? "{}"));
    return { ...settings, columns: [...new Set([ALWAYS_SHOWN, ...settings.columns])] };
  } catch {
    return DEFAULTS;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Which columns and how close, as this browser last had it. */
export function useListSettings() {
  const settings = useSyncExternalStore(subscribe, read, () => DEFAULTS);
  const change = useCallback((next: Partial<ListSettings>) => {
    localStorage.setItem(STORED_AS, JSON.stringify({ ...read(), ...next }));
    for (const listener of listeners) listener();
  }, []);
  const columns = GRID_COLUMNS.filter(({ id }) => settings.columns.includes(id));
  return { ...settings, shown: columns, change };
}
