import type { Answer } from "../stream/answer";
import type { Session, Turn } from "./session";

const keyOf = (orgId: string) => `turnpike.playground.${orgId}`;

/** The session of this tab before a reload, if there was one; answers that were being written then count as stopped. */
export async function findSession(orgId: string): Promise<Session | null> {
  try {
    const text = sessionStorage.getItem(keyOf(orgId));
    if (text === null) return null;
    const { storedSession } = await import("./stored-schema");
    const known = storedSession.safeParse(JSON.parse(text));
    return known.success ? settled(known.data as unknown as Session) : null;
  } catch {
    return null;
  }
}

/** `latest` gives what an answer that is being written has come to. */
export function writeSession(
  orgId: string,
  session: Session,
  latest: (key: string) => Answer | undefined,
): void {
  try {
    const kept = mapAnswers(session, (answer) => latest(answer.key) ?? answer);
    sessionStorage.setItem(keyOf(orgId), JSON.stringify(kept));
  } catch {
    // Storage full or forbidden: the session then ends with the page.
  }
}

export function settled(session: Session): Session {
  return mapAnswers(session, (answer) =>
    answer.status === "streaming" ? { ...answer, status: "stopped" } : answer,
  );
}

function mapAnswers(session: Session, change: (answer: Answer) => Answer): Session {
  const turns = Object.entries(session.turns).map(([id, turn]) => [id, changeTurn(turn, change)]);
  return { ...session, turns: Object.fromEntries(turns) };
}

function changeTurn(turn: Turn, change: (answer: Answer) => Answer): Turn {
  const attempts = Object.entries(turn.attempts).map(([paneId, tries]) => [
    paneId,
    tries.map(({ steps }) => ({ steps: steps.map(change) })),
  ]);
  return { ...turn, attempts: Object.fromEntries(attempts) };
}
