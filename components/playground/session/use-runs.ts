"use client";

import { useCallback, useEffect, useRef } from "react";
import type { PlaygroundToken } from "@/lib/client/playground";
import { fillAttachments } from "../composer/attachment-contents";
import { contentsOf } from "../composer/attachment-store";
import { fetchEstimate } from "../estimate/fetch-estimate";
import type { Answer } from "../stream/answer";
import type { LiveAnswers } from "../stream/live-answers";
import { streamAnswer } from "../stream/stream-answer";
import type { SessionAction } from "./reduce-session";

type RunsSetup = {
  live: LiveAnswers;
  dispatch: (action: SessionAction) => void;
  getToken: () => Promise<PlaygroundToken>;
};

/** The calls that are under way: each streams on its own, and ends with the page. */
export function useRuns({ live, dispatch, getToken }: RunsSetup) {
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const streams = running.current;
    return () => {
      for (const controller of streams.values()) controller.abort();
    };
  }, []);

  const run = useCallback(
    async (turnId: string, paneId: string, start: Answer) => {
      const controller = new AbortController();
      running.current.set(start.key, controller);
      const { signal } = controller;
      const show = (answer: Answer) => dispatch({ type: "answer", turnId, paneId, answer });
      try {
        const [access, contents] = await Promise.all([getToken(), contentsOf(start.body)]);
        const body = fillAttachments(start.body, contents);
        const estimating = fetchEstimate(access, body, signal);
        const onProgress = (answer: Answer) => live.put(answer);
        show(await streamAnswer({ ...access, answer: start, body, signal, onProgress }));
        const estimate = await estimating;
        if (estimate) dispatch({ type: "estimate", turnId, paneId, key: start.key, estimate });
      } catch (thrown) {
        const message =
          thrown instanceof Error ? thrown.message : "No token for the playground could be had.";
        show({ ...start, status: "failed", error: { status: 0, code: "not_sent", message } });
      } finally {
        live.drop(start.key);
        running.current.delete(start.key);
      }
    },
    [dispatch, getToken, live],
  );

  const stop = useCallback((key: string) => running.current.get(key)?.abort(), []);
  const stopAll = useCallback(() => {
    for (const controller of running.current.values()) controller.abort();
  }, []);
  return { run, stop, stopAll };
}
