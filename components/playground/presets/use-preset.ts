"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useEffect } from "react";
import { type Preset, presetQuery } from "@/lib/client/presets";
import { randomId } from "@/lib/client/random-id";
import { toast } from "../../ui/feedback/toaster";
import type { ModelFacts } from "../session/model-facts";
import type { SessionAction } from "../session/reduce-session";
import { pathOf, type Session } from "../session/session";
import { sessionOf } from "../session/setup-of";
import { useLatest } from "../session/use-latest";
import { readOpened, writeOpened } from "./opened-preset";
import { hasConversation, isSameSetup, setupToSave } from "./prepare-preset";

type UsePreset = {
  orgId: string;
  session: Session;
  /** Whether this is the tab's own session. */
  isFound: boolean;
  models: readonly ModelFacts[];
  dispatch: (action: SessionAction) => void;
};

/** The preset in the address: opened once, then told apart from what the page has become. */
export function usePreset({ orgId, session, isFound, models, dispatch }: UsePreset) {
  const [presetId, setPresetId] = useQueryState("preset", parseAsString.withOptions({ history: "push" }));
  const found = useQuery({ ...presetQuery(orgId, presetId ?? ""), enabled: presetId !== null });
  const preset = presetId ? found.data : undefined;
  const latest = useLatest(session);

  const show = useCallback(
    (next: Preset) => {
      const before = latest.current;
      writeOpened(orgId, next.id);
      dispatch({ type: "replace", session: sessionOf(next.setup, randomId) });
      const undo = { label: "Undo", onClick: () => dispatch({ type: "replace", session: before }) };
      if (pathOf(before).length > 0) toast.message(`“${next.name}” is open`, { action: undo });
    },
    [orgId, dispatch, latest],
  );

  useEffect(() => {
    if (preset && isFound && readOpened(orgId) !== preset.id) show(preset);
  }, [orgId, preset, isFound, show]);

  useEffect(() => {
    if (!presetId || !found.error || found.data) return;
    toast.error(found.error.message);
    void setPresetId(null);
  }, [presetId, found.error, found.data, setPresetId]);

  const keep = useCallback(
    (id: string | null) => {
      writeOpened(orgId, id);
      void setPresetId(id);
    },
    [orgId, setPresetId],
  );

  const isChanged =
    preset !== undefined &&
    !isSameSetup(preset.setup, setupToSave(session, models, hasConversation(preset.setup)));
  return {
    preset,
    isChanged,
    /** Opens a preset in place of what is on the page, also the one that is open. */
    open: (id: string) => {
      if (preset?.id === id) return show(preset);
      void setPresetId(id);
    },
    /** The page as it is stands for this preset from now on; null for none. */
    keep,
  };
}
