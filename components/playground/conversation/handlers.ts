import type { ContentPart } from "@/lib/contract/playground-setup";
import type { Turn, Vote } from "../session/session";
import type { LiveAnswers } from "../stream/live-answers";

/** What can be done inside the conversation. One object that stays the same, so that turns are drawn only when they change. */
export type ConversationHandlers = {
  live: LiveAnswers;
  orgSlug: string;
  ask: (user: ContentPart[]) => void;
  edit: (turn: Turn, user: ContentPart[]) => void;
  setEditing: (turnId: string | null) => void;
  retry: (turnId: string, paneId: string) => void;
  stop: (key: string) => void;
  answerTools: (turnId: string, paneId: string, results: Record<string, string>) => void;
  showBranch: (turnId: string) => void;
  showAttempt: (turnId: string, paneId: string, index: number) => void;
  vote: (turn: Turn, vote: Vote) => void;
};
