"use client";

import { useState } from "react";
import { PANES_MAX } from "@/lib/contract/playground-limits";
import type { ModelFacts } from "./model-facts";
import { newKey } from "./new-key";
import type { SessionAction } from "./reduce-session";
import type { Session } from "./session";

/** Worth a comparison before the others of their vendor, some of which only show what can go wrong. */
const FIRST = ["sandbox/small", "sandbox/large", "sandbox/reasoner", "sandbox/tools"];

/** Which pane is looked at, who is asked, and how panes come and go. */
export function usePanes(
  { panes }: Pick<Session, "panes">,
  models: readonly ModelFacts[],
  dispatch: (action: SessionAction) => void,
) {
  const [chosen, setChosen] = useState("");
  const [target, setTarget] = useState<"all" | "one">("all");
  const at = Math.max(
    0,
    panes.findIndex(({ id }) => id === chosen),
  );
  const active = panes[at]!;

  /** A good one of the same vendor, else any that is not there yet. */
  function add() {
    if (panes.length >= PANES_MAX) return;
    const unused = models.filter(({ slug }) => !panes.some((pane) => pane.model === slug));
    const vendor = panes[0]!.model.split("/")[0];
    const siblings = unused.filter(({ slug }) => slug.startsWith(`${vendor}/`));
    const next = siblings.find(({ slug }) => FIRST.includes(slug)) ?? siblings[0] ?? unused[0] ?? models[0];
    if (!next) return;
    const id = newKey();
    dispatch({ type: "add-pane", id, model: next.slug });
    setChosen(id);
  }

  return {
    active,
    activate: setChosen,
    /** To the pane at a place, if there is one. */
    go: (index: number) => setChosen((known) => panes[index]?.id ?? known),
    step: (by: 1 | -1) => setChosen(panes[(at + by + panes.length) % panes.length]!.id),
    add,
    canAdd: panes.length < PANES_MAX,
    target,
    setTarget,
    asked: panes.length > 1 && target === "one" ? [active.id] : panes.map(({ id }) => id),
  };
}
