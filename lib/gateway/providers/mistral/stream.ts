import type { ChunkValue } from "../chunk";
import { DataLineReader } from "../data-line-reader";
import { readOpenAiUsage } from "../openai/usage";
import type { ProviderChunk } from "../provider";
import { toChatDelta, toChatFinish } from "./answer";

/** An error in the stream is the body of an error, with no `error` around it. */
const asError = (said: ChunkValue & { object?: string }): ChunkValue =>
  said.object === "error" ? { ...said, error: said } : said;

/** Server-sent events of Mistral's chunks, as chat completion chunks. */
export class MistralStreamReader extends DataLineReader {
  protected override data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const said = JSON.parse(data) as ChunkValue;
    if (typeof said !== "object" || said === null) throw new Error("a chunk of the stream is not an object");
    const choices = said.choices?.map(({ delta = {}, finish_reason, index = 0 }) => ({
      index,
      delta: toChatDelta(delta),
      finish_reason: toChatFinish(finish_reason),
    }));
    const value = choices ? { ...said, choices } : asError(said);
    onChunk({ json: JSON.stringify(value), value, usage: readOpenAiUsage(said.usage) });
  }
}
