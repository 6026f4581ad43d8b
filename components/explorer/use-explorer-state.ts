"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import {
  type ExplorerState,
  explorerParams,
  loadExplorerParams,
  writeExplorerParams,
} from "./explorer-params";
import { readFilters, withValues, writeFilters } from "./filters/prepare-filters";

type Stretch = Pick<ExplorerState, "range" | "from" | "to">;

/** The state in the address and every way to change it; the browser's Back goes one change back. */
export function useExplorerState() {
  const [state, setParams] = useQueryStates(explorerParams, { history: "push" });
  const [zooms, setZooms] = useState<Stretch[]>([]);
  const filters = readFilters(state.filter);
  const set = (change: Partial<ExplorerState>) => void setParams(change);
  const setFilters = (next: readonly UsageFilter[]) => set({ filter: writeFilters(next) });

  function setRange(next: Stretch) {
    setZooms([]);
    set(next);
  }

  function zoomIn(from: string, to: string) {
    setZooms([...zooms, { range: state.range, from: state.from, to: state.to }]);
    set({ range: "custom", from, to });
  }

  function zoomOut() {
    const last = zooms.at(-1);
    if (!last) return;
    setZooms(zooms.slice(0, -1));
    set(last);
  }

  return {
    state,
    filters,
    /** The search part of the address, without what is as usual. */
    query: writeExplorerParams(state).replace(/^\?/, ""),
    set,
    setFilters,
    /** Narrows to one value, also among several that were chosen before. */
    setOnly: (dimension: UsageDimension, value: string) =>
      setFilters(withValues(filters, dimension, [value])),
    setPreset: (range: ExplorerState["range"]) => setRange({ range, from: null, to: null }),
    setCustom: (from: string, to: string) => setRange({ range: "custom", from, to }),
    zoomIn,
    zoomOut: zooms.length > 0 ? zoomOut : undefined,
    open: (query: string) => {
      setZooms([]);
      set(loadExplorerParams(`?${query}`));
    },
  };
}
