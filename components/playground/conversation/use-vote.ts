"use client";

import { useMutation } from "@tanstack/react-query";
import { votePlaygroundMutation } from "@/lib/client/playground";
import { toast } from "../../ui/feedback/toaster";
import type { SessionAction } from "../session/reduce-session";
import { type Pane, shownAttempt, type Turn, type Vote } from "../session/session";

/** Shows a vote at once, keeps it on the server, and takes it back where that fails. Ids and models go there, no text. */
export function useVote(orgId: string, dispatch: (action: SessionAction) => void) {
  const { mutateAsync } = useMutation(votePlaygroundMutation(orgId));
  return async (turn: Turn, panes: readonly Pane[], vote: Vote) => {
    const candidates = panes.flatMap((pane) => {
      const answer = shownAttempt(turn, pane.id)?.steps.at(-1);
      if (answer?.status !== "done" || !answer.requestId) return [];
      return [{ paneId: pane.id, model: answer.body.model, requestId: answer.requestId }];
    });
    const winner = vote.verdict === "better" && candidates.find(({ paneId }) => paneId === vote.paneId);
    if (candidates.length < 2 || (vote.verdict === "better" && !winner)) return;
    dispatch({ type: "vote", turnId: turn.id, vote });
    try {
      await mutateAsync({
        turn: turn.id,
        verdict: vote.verdict,
        winnerRequestId: winner ? winner.requestId : null,
        candidates: candidates.map(({ model, requestId }) => ({ model, requestId })),
      });
    } catch (thrown) {
      dispatch({ type: "vote", turnId: turn.id, vote: turn.vote });
      toast.error(thrown instanceof Error ? thrown.message : "The vote was not kept.");
    }
  };
}
