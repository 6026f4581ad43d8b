import { DataLineReader } from "../data-line-reader";
import { readOpenAiUsage } from "../openai/usage";
import type { ChunkValue, ProviderChunk } from "../provider";
import { toChatDelta, toChatFinish } from "./answer";

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
    const value = choices ? { ...said, choices } : said;
    onChunk({ json: JSON.stringify(value), value, usage: readOpenAiUsage(said.usage) });
  }
}
