import { newId } from "@/lib/core/ids";
import type { KeptContent } from "./keep-contents";

/** What a gateway keeps of a call, for tests. */
export function keptContent(
  of: { orgId: string; projectId: string },
  over: Partial<KeptContent> = {},
): KeptContent {
  const startedAtMs = over.startedAtMs ?? Date.now();
  const prompt = JSON.stringify({
    model: "m",
    messages: [{ role: "user", content: "How far is the moon?" }],
  });
  const answer = JSON.stringify({
    choices: [{ index: 0, message: { role: "assistant", content: "384,400 km." } }],
  });
  return {
    orgId: of.orgId,
    projectId: of.projectId,
    requestId: newId("request", startedAtMs),
    startedAtMs,
    retentionDays: 30,
    wire: "chat",
    answerWire: "chat",
    path: "/v1/chat/completions",
    prompt,
    answer,
    promptBytes: prompt.length,
    answerBytes: answer.length,
    promptCut: false,
    answerCut: false,
    ...over,
  };
}
