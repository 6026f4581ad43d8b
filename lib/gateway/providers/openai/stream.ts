import type { ChunkValue, ProviderChunk, StreamReader } from "../provider";
import { readOpenAiUsage } from "./usage";

const EVENT_BYTES_MAX = 8_388_608;
const LINE_FEED = 0x0a;

type GroqChunk = ChunkValue & { x_groq?: { usage?: unknown } };

/** Server-sent events of chat completion chunks, cut anywhere: also inside a character. */
export class OpenAiStreamReader implements StreamReader {
  done = false;
  private carry: Buffer | null = null;

  push(bytes: Buffer, onChunk: (chunk: ProviderChunk) => void): void {
    const all = this.carry ? Buffer.concat([this.carry, bytes]) : bytes;
    const lineEnd = all.lastIndexOf(LINE_FEED) + 1;
    this.carry = lineEnd < all.length ? all.subarray(lineEnd) : null;
    if (this.carry && this.carry.length > EVENT_BYTES_MAX)
      throw new Error("an event of the stream is too long");
    if (lineEnd === 0) return;
    const text = all.toString("utf8", 0, lineEnd);
    for (let from = 0; from < text.length; ) {
      const to = text.indexOf("\n", from);
      this.line(text, from, to, onChunk);
      from = to + 1;
    }
  }

  /** Every chunk of this protocol is one `data:` line; other fields and comments say nothing. */
  private line(text: string, from: number, to: number, onChunk: (chunk: ProviderChunk) => void): void {
    if (!text.startsWith("data:", from) || this.done) return;
    const data = text.slice(from + 5, to).trim();
    if (data === "") return;
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
