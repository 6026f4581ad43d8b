"use client";

import { useRef, useState } from "react";
import { sendTry, type TryAnswer, type TryRequest } from "./send-try";

export type TryState = { answer: TryAnswer | null; failure: string | null; isRunning: boolean };

const IDLE: TryState = { answer: null, failure: null, isRunning: false };

/** One call at a time, which can be stopped. */
export function useTry() {
  const [state, setState] = useState<TryState>(IDLE);
  const controller = useRef<AbortController>(null);

  async function send(request: Omit<TryRequest, "signal" | "onProgress">) {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ ...IDLE, isRunning: true });
    const onProgress = (answer: TryAnswer) => setState({ answer, failure: null, isRunning: true });
    try {
      const answer = await sendTry({ ...request, signal, onProgress });
      setState({ answer, failure: null, isRunning: false });
    } catch {
      const failure = signal.aborted ? "Stopped." : "The gateway cannot be reached from this browser.";
      setState(({ answer }) => ({ answer, failure, isRunning: false }));
    }
  }

  return { ...state, send, stop: () => controller.current?.abort() };
}
