"use client";

import { useEffect, useReducer } from "react";
import type { LiveAnswers } from "../stream/live-answers";
import { reduceSession } from "./reduce-session";
import { readSession, writeSession } from "./stored-session";
import { useLatest } from "./use-latest";

const SAVE_AFTER_MS = 400;

/** The session of this tab: written after a change has rested, and when the page is left. */
export function useSession(orgId: string, firstModel: string, live: LiveAnswers) {
  const [session, dispatch] = useReducer(reduceSession, undefined, () => readSession(orgId, firstModel));
  const latest = useLatest(session);

  useEffect(() => {
    const timer = setTimeout(() => writeSession(orgId, session, live.get), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [orgId, session, live]);

  useEffect(() => {
    const save = () => writeSession(orgId, latest.current, live.get);
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [orgId, live, latest]);

  return { session, dispatch, latest };
}
