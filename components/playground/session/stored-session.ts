import { z } from "zod";
import { playgroundParameters, responseFormat, toolSetup } from "@/lib/contract/playground-setup";
import type { Answer } from "../stream/answer";
import { newSession, type Session, type Turn } from "./session";

const keyOf = (orgId: string) => `turnpike.playground.${orgId}`;

/** The settings are checked, because requests are made of them; the turns are our own record. */
const stored = z.looseObject({
  version: z.literal(2),
  system: z.string(),
  tools: z.array(toolSetup),
  responseFormat,
  panes: z
    .array(z.looseObject({ id: z.string(), model: z.string(), parameters: playgroundParameters }))
    .min(1),
  turns: z.record(z.string(), z.looseObject({ id: z.string() })),
  chosen: z.record(z.string(), z.string()),
});

/** The session of this tab before a reload; answers that were being written then count as stopped. */
export function readSession(orgId: string, model: string): Session {
  try {
    const known = stored.safeParse(JSON.parse(sessionStorage.getItem(keyOf(orgId)) ?? "null"));
    return known.success ? settled(known.data as unknown as Session) : newSession(model);
  } catch {
    return newSession(model);
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
