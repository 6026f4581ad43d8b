import { newSession, type Session, type Turn } from "./session";

const keyOf = (orgId: string) => `turnpike.playground.${orgId}`;

/** The session of this tab before a reload; answers that were being written then count as stopped. */
export function readSession(orgId: string, model: string): Session {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(orgId)) ?? "null") as Session | null;
    if (!stored || !Array.isArray(stored.panes) || stored.panes.length === 0) return newSession(model);
    return { ...stored, turns: stored.turns.map(settle) };
  } catch {
    return newSession(model);
  }
}

export function writeSession(orgId: string, session: Session): void {
  try {
    sessionStorage.setItem(keyOf(orgId), JSON.stringify(session));
  } catch {
    // Storage full or forbidden: the session then ends with the page.
  }
}

export function settle(turn: Turn): Turn {
  const answers = Object.entries(turn.answers).map(([paneId, answer]) => [
    paneId,
    answer.status === "streaming" ? { ...answer, status: "stopped" as const } : answer,
  ]);
  return { ...turn, answers: Object.fromEntries(answers) };
}
