import type { ChunkValue } from "../chunk";
import { isToLetter, toLetter } from "./letter";

/** Members that OpenAI's clients insist on and that hosts leave out. */
type Choice = Record<string, unknown> & { finish_reason?: string | null; message?: Record<string, unknown> };
export type Answer = Record<string, unknown> & { object?: string; choices: Choice[] };
type Chunk = ChunkValue & { object?: string };

const nowSeconds = () => Math.floor(Date.now() / 1_000);

function isWholeChunk({ object, choices, id, model, created }: Chunk): boolean {
  if (object !== "chat.completion.chunk" || !id || !model || created === undefined || !choices) return false;
  for (const choice of choices) if (choice.finish_reason === undefined || !choice.delta) return false;
  return true;
}

/** The chunk with every member, or itself where it has them: then its bytes can pass. */
export function wholeChunk<T extends Chunk>(chunk: T, fallbackModel: string): T {
  if (chunk.error !== undefined) return chunk;
  if (!isToLetter(chunk)) return wholeChunk(toLetter(chunk), fallbackModel);
  if (isWholeChunk(chunk)) return chunk;
  if (chunk.object === "error") return { ...chunk, error: chunk };
  const choices = (chunk.choices ?? []).map((choice, index) => ({
    index,
    delta: {},
    finish_reason: null,
    ...choice,
  }));
  const { id = "", created = nowSeconds(), model } = chunk;
  return { ...chunk, id, object: "chat.completion.chunk", created, model: model || fallbackModel, choices };
}

function isWholeAnswer({ object, choices, id, model, created }: Answer): boolean {
  if (object !== "chat.completion" || !id || !model || created === undefined) return false;
  for (const { logprobs, message, finish_reason } of choices) {
    if (logprobs === undefined || message?.refusal === undefined || message.content === undefined)
      return false;
    if (finish_reason == null) return false;
  }
  return true;
}

/** The same for an answer that was not streamed. */
export function wholeAnswer(answer: Answer, fallbackModel: string): Answer {
  if (!isToLetter(answer)) return wholeAnswer(toLetter(answer), fallbackModel);
  if (isWholeAnswer(answer)) return answer;
  const choices = answer.choices.map(({ message, finish_reason, ...choice }, index) => ({
    index,
    message: { role: "assistant", content: null, refusal: null, ...message },
    logprobs: null,
    finish_reason: finish_reason ?? "stop",
    ...choice,
  }));
  const { id = "", created = nowSeconds(), model } = answer;
  return { ...answer, id, object: "chat.completion", created, model: model || fallbackModel, choices };
}
