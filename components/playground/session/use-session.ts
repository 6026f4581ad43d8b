"use client";

import { useEffect, useReducer, useState } from "react";
import type { LiveAnswers } from "../stream/live-answers";
import { reduceSession } from "./reduce-session";
import { newSession } from "./session";
import { findSession, writeSession } from "./stored-session";
import { useLatest } from "./use-latest";

const SAVE_AFTER_MS = 400;

/**
 * The session of this tab: a new one until the tab's own has been found, which the server cannot know; from then on
 * `isFound`, and written after a change has rested and when the page is left.
 */
export function useSession(orgId: string, firstModel: string, live: LiveAnswers) {
  const [session, dispatch] = useReducer(reduceSession, firstModel, (model) => newSession(model));
  const [isFound, setFound] = useState(false);
  const latest = useLatest(session);

  useEffect(() => {
    let isGone = false;
    void findSession(orgId).then((found) => {
      if (isGone) return;
      if (found) dispatch({ type: "replace", session: found });
      setFound(true);
    });
    return () => {
      isGone = true;
    };
  }, [orgId]);

  useEffect(() => {
    if (!isFound) return;
    const timer = setTimeout(() => writeSession(orgId, session, live.get), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [orgId, session, isFound, live]);

  useEffect(() => {
    if (!isFound) return;
    const save = () => writeSession(orgId, latest.current, live.get);
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [orgId, isFound, live, latest]);

  return { session, dispatch, latest, isFound };
}
