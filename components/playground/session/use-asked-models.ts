"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useEffect } from "react";
import { toast } from "../../ui/feedback/toaster";
import { writeOpened } from "../presets/opened-preset";
import type { ModelFacts } from "./model-facts";
import { openModels } from "./open-models";
import type { SessionAction } from "./reduce-session";
import type { Session } from "./session";
import { useLatest } from "./use-latest";

type AskedModels = {
  orgId: string;
  session: Session;
  /** Whether this is the tab's own session. */
  isFound: boolean;
  models: readonly ModelFacts[];
  dispatch: (action: SessionAction) => void;
};

/** `?models=a,b` of a link: opened once, each in a pane; what was on the page can be brought back. */
export function useAskedModels({ orgId, session, isFound, models, dispatch }: AskedModels) {
  const [asked, setAsked] = useQueryState("models", parseAsArrayOf(parseAsString));
  const latest = useLatest(session);

  useEffect(() => {
    if (!asked || !isFound) return;
    void setAsked(null);
    const before = latest.current;
    const { session: next, missing, replacesWork } = openModels(before, asked, models);
    if (missing.length > 0) toast.error(`Not offered for chats in this organization: ${missing.join(", ")}`);
    if (next === before) return;
    writeOpened(orgId, null);
    dispatch({ type: "replace", session: next });
    if (!replacesWork) return;
    const undo = { label: "Undo", onClick: () => dispatch({ type: "replace", session: before }) };
    toast.message("A new conversation is open", { action: undo });
  }, [orgId, asked, isFound, setAsked, models, dispatch, latest]);
}
