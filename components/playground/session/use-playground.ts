"use client";

import { useEffect, useReducer, useRef } from "react";
import { fetchEstimate } from "../estimate/fetch-estimate";
import { type Answer, newAnswer } from "../stream/answer";
import { streamAnswer } from "../stream/stream-answer";
import { bodyFor, type Pane, reduceSession, type Session, turnsBefore } from "./session";
import { readSession, writeSession } from "./stored-session";
import { useToken } from "./use-token";

const SAVE_AFTER_MS = 400;
const newKey = () => crypto.randomUUID().slice(0, 8);

/** The session of this tab and what can be done with it. */
export function usePlayground(orgId: string, firstModel: string) {
  const [session, dispatch] = useReducer(reduceSession, undefined, () => readSession(orgId, firstModel));
  const running = useRef(new Map<string, AbortController>());
  const getToken = useToken(orgId);

  useEffect(() => {
    const timer = setTimeout(() => writeSession(orgId, session), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [orgId, session]);

  useEffect(() => {
    const streams = running.current;
    return () => {
      for (const controller of streams.values()) controller.abort();
    };
  }, []);

  async function run(turnId: string, paneId: string, start: Answer) {
    const key = `${turnId}.${paneId}`;
    const controller = new AbortController();
    running.current.set(key, controller);
    const show = (answer: Answer) => dispatch({ type: "answer", turnId, paneId, answer });
    try {
      const access = await getToken();
      const { token, gatewayUrl } = access;
      const { signal } = controller;
      const estimating = fetchEstimate(access, start.body, signal);
      const answer = await streamAnswer({ gatewayUrl, token, answer: start, signal, onProgress: show });
      show(answer);
      show({ ...answer, estimate: await estimating });
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : "No token for the playground could be had.";
      show({ ...start, status: "failed", error: { status: 0, code: "no_token", message } });
    } finally {
      running.current.delete(key);
    }
  }

  function ask(user: string, from: Session = session) {
    const turnId = newKey();
    const answers = Object.fromEntries(
      from.panes.map((pane) => [pane.id, newAnswer(bodyFor(from, pane, from.turns, user))]),
    );
    dispatch({ type: "ask", turnId, user, answers });
    for (const [paneId, answer] of Object.entries(answers)) void run(turnId, paneId, answer);
  }

  /** Asks one pane again with the settings of now. */
  function retry(turnId: string, pane: Pane) {
    const turn = session.turns.find((each) => each.id === turnId);
    if (!turn) return;
    const answer = newAnswer(bodyFor(session, pane, turnsBefore(session, turnId), turn.user));
    dispatch({ type: "answer", turnId, paneId: pane.id, answer });
    void run(turnId, pane.id, answer);
  }

  /** Puts other words in place of a turn and goes on from there. */
  function edit(turnId: string, user: string) {
    const shorter = { ...session, turns: turnsBefore(session, turnId) };
    dispatch({ type: "cut-from", turnId });
    ask(user, shorter);
  }

  function stop() {
    for (const controller of running.current.values()) controller.abort();
  }

  const last = session.turns.at(-1);
  const isBusy = Object.values(last?.answers ?? {}).some((answer) => answer.status === "streaming");
  return { session, dispatch, ask, retry, edit, stop, isBusy, getToken };
}

export const newPaneId = newKey;
