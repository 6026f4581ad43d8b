"use client";

import { useState } from "react";
import { assignColors } from "./prepare-colors";

const NO_COLORS: ReadonlyMap<string, string> = new Map();
const NOTHING: ReadonlySet<string> = new Set();

/** Which colour each series has, for as long as the page lives, and which are switched off under this grouping. */
export function useSeriesChoice(ids: readonly string[], grouping: string) {
  const [known, setKnown] = useState(NO_COLORS);
  const [off, setOff] = useState({ grouping, hidden: NOTHING });
  const colors = assignColors(known, ids);
  if (colors !== known) setKnown(colors);
  const hidden = off.grouping === grouping ? off.hidden : NOTHING;

  function toggle(id: string) {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setOff({ grouping, hidden: next });
  }

  return { colors, hidden, toggle };
}
