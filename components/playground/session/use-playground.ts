"use client";

import { useMemo, useState } from "react";
import { LiveAnswers } from "../stream/live-answers";
import { createActions } from "./create-actions";
import type { ModelFacts } from "./model-facts";
import { isBusy } from "./session";
import { useLatest } from "./use-latest";
import { useRuns } from "./use-runs";
import { useSession } from "./use-session";
import { useToken } from "./use-token";

/** The session of this tab and what can be done with it. The actions never change, so what shows an answer is drawn once. */
export function usePlayground(orgId: string, firstModel: string, models: readonly ModelFacts[]) {
  const [live] = useState(() => new LiveAnswers());
  const { session, dispatch, latest, isFound } = useSession(orgId, firstModel, live);
  const catalogue = useLatest(models);
  const tokens = useToken(orgId);
  const { run, stop, stopAll } = useRuns({ live, dispatch, tokens });
  const actions = useMemo(() => {
    const asking = createActions({
      session: () => latest.current,
      models: () => catalogue.current,
      dispatch,
      run,
    });
    return { ...asking, stop, stopAll };
  }, [latest, catalogue, dispatch, run, stop, stopAll]);
  return { session, dispatch, isFound, live, getToken: tokens.get, actions, isBusy: isBusy(session) };
}
