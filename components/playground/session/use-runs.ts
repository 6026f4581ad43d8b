"use client";

import { useCallback, useEffect, useRef } from "react";
import { fillAttachments } from "../composer/attachment-contents";
import { contentsOf } from "../composer/attachment-store";
import { fetchEstimate } from "../estimate/fetch-estimate";
import type { Answer } from "../stream/answer";
import type { LiveAnswers } from "../stream/live-answers";
import { streamAnswer } from "../stream/stream-answer";
import type { SessionAction } from "./reduce-session";
import type { TokenSource } from "./use-token";

type RunsSetup = {
  live: LiveAnswers;
  dispatch: (action: SessionAction) => void;
  tokens: TokenSource;
};

/** The calls that are under way: each streams on its own, and ends with the page. */
export function useRuns({ live, dispatch, tokens }: RunsSetup) {
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
        const [access, contents] = await Promise.all([tokens.get(), contentsOf(start.body)]);
        const body = fillAttachments(start.body, contents);
        const estimating = fetchEstimate(access, body, signal);
        const onProgress = (answer: Answer) => live.put(answer);
        const answer = await streamAnswer({ ...access, answer: start, body, signal, onProgress });
        if (answer.error?.status === 401) tokens.forget(access);
        show(answer);
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
    [dispatch, tokens, live],
  );

  const stop = useCallback((key: string) => running.current.get(key)?.abort(), []);
  const stopAll = useCallback(() => {
    for (const controller of running.current.values()) controller.abort();
  }, []);
  return { run, stop, stopAll };
}
