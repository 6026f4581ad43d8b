import { History } from "lucide-react";
import type { PaletteEntry } from "./entry";
import { rank } from "./rank";
import type { Place } from "./recent-places";

export type PaletteSection = { label: string; entries: PaletteEntry[] };

const RESULTS_MAX = 40;

type Known = {
  places: readonly PaletteEntry[];
  actions: readonly PaletteEntry[];
  named: readonly PaletteEntry[];
  recent: readonly Place[];
};

/** Before anything is typed: where one was, where one can go, what one can do. After it: the best first. */
export function toSections(query: string, { places, actions, named, recent }: Known): PaletteSection[] {
  if (query.trim()) {
    const entries = rank(query, [...places, ...actions, ...named]).slice(0, RESULTS_MAX);
    return entries.length > 0 ? [{ label: "Results", entries }] : [];
  }
  const before = recent.map(
    ({ href, label, where }): PaletteEntry => ({
      id: `recent:${href}`,
      label,
      kind: where ?? "Recent",
      icon: History,
      href,
    }),
  );
  return [
    { label: "Recent", entries: before },
    { label: "Go to", entries: [...places] },
    { label: "Do", entries: [...actions] },
  ].filter(({ entries }) => entries.length > 0);
}
