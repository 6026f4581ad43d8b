import { DataLineReader } from "../data-line-reader";
import type { ChunkValue, ProviderChunk } from "../provider";
import { readOpenAiUsage } from "./usage";

type GroqChunk = ChunkValue & { x_groq?: { usage?: unknown } };

/** Server-sent events of chat completion chunks. */
export class OpenAiStreamReader extends DataLineReader {
  protected data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const value = JSON.parse(data) as GroqChunk;
    if (typeof value !== "object" || value === null)
      throw new Error("a chunk of the stream is not an object");
    onChunk({ json: data, value, usage: readOpenAiUsage(value.usage ?? value.x_groq?.usage) });
  }
}
