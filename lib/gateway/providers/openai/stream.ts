import type { ChunkValue } from "../chunk";
import { DataLineReader } from "../data-line-reader";
import type { ProviderChunk } from "../provider";
import { readOpenAiUsage } from "./usage";
import { wholeChunk } from "./whole";

type HostChunk = ChunkValue & {
  x_groq?: { usage?: unknown };
  service_tier?: string | null;
  choices?: { usage?: unknown }[];
};

/** Groq says its usage under a name of its own, Moonshot in the last choice. */
const usageOf = ({ usage, x_groq, choices }: HostChunk) => usage ?? x_groq?.usage ?? choices?.[0]?.usage;

/** Server-sent events of chat completion chunks. */
export class OpenAiStreamReader extends DataLineReader {
  private readonly upstreamModel: string;

  constructor(upstreamModel = "") {
    super();
    this.upstreamModel = upstreamModel;
  }

  protected data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const value = JSON.parse(data) as HostChunk;
    if (typeof value !== "object" || value === null)
      throw new Error("a chunk of the stream is not an object");
    const usage = readOpenAiUsage(usageOf(value), value.service_tier);
    const whole = wholeChunk(value, this.upstreamModel);
    onChunk({ json: whole === value ? data : JSON.stringify(whole), value: whole, usage });
  }
}
