import { DataLineReader } from "../data-line-reader";
import type { ChunkValue, ProviderChunk } from "../provider";
import { readOpenAiUsage } from "./usage";

type HostChunk = ChunkValue & { x_groq?: { usage?: unknown }; service_tier?: string | null };

/** Server-sent events of chat completion chunks. */
export class OpenAiStreamReader extends DataLineReader {
  protected data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const value = JSON.parse(data) as HostChunk;
    if (typeof value !== "object" || value === null)
      throw new Error("a chunk of the stream is not an object");
    const usage = readOpenAiUsage(value.usage ?? value.x_groq?.usage, value.service_tier);
    onChunk({ json: data, value, usage });
  }
}
