import type { GeminiResponse } from "@/lib/contract/gateway";
import { toChatUsageForm } from "../chat-usage";
import type { ChunkChoice, ChunkValue } from "../chunk";
import { DataLineReader } from "../data-line-reader";
import type { ProviderChunk } from "../provider";
import { AnswerView, type Choice } from "./answer/answer-view";

type GeminiEvent = GeminiResponse & { error?: unknown };

function toChunkChoice({ index, isFirst, delta, finish, nativeFinish, logprobs }: Choice): ChunkChoice {
  return {
    index,
    delta: isFirst ? { role: "assistant", ...delta } : delta,
    finish_reason: finish,
    ...(nativeFinish !== null && { native_finish_reason: nativeFinish }),
    ...(logprobs && { logprobs }),
  };
}

/** An error in the middle of a stream is plain JSON, without `data:`, over several lines. */
const STRAY_CHARS_MAX = 65_536;
/** An image of the largest size comes in one event. */
const IMAGE_BYTES_MAX = 67_108_864;

abstract class GeminiReader extends DataLineReader {
  protected readonly view: AnswerView;
  private stray = "";

  constructor(upstreamModel?: string) {
    super(IMAGE_BYTES_MAX);
    this.view = new AnswerView(upstreamModel);
  }

  protected data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const event = JSON.parse(data) as GeminiEvent;
    if (event?.error) onChunk({ json: this.framed(data), value: { error: event.error }, usage: null });
    else this.event(event, data, onChunk);
  }

  protected override other(
    text: string,
    from: number,
    to: number,
    onChunk: (chunk: ProviderChunk) => void,
  ): void {
    const line = text.slice(from, to);
    if (this.stray === "" && !/^[[{]/.test(line)) return;
    if (this.stray.length > STRAY_CHARS_MAX) throw new Error("what is in the stream is no event");
    this.stray += line;
    let parsed: GeminiEvent | GeminiEvent[];
    try {
      parsed = JSON.parse(this.stray) as GeminiEvent | GeminiEvent[];
    } catch {
      return;
    }
    this.stray = "";
    for (const event of [parsed].flat()) this.data(JSON.stringify(event), onChunk);
  }

  protected abstract framed(data: string): string;
  protected abstract event(event: GeminiEvent, data: string, onChunk: (chunk: ProviderChunk) => void): void;

  protected chunkOf(choices: Choice[]): ChunkValue & { object: string } {
    return { ...this.view.head(), object: "chat.completion.chunk", choices: choices.map(toChunkChoice) };
  }
}

/** The events of streamGenerateContent as chat completion chunks. */
export class GeminiAsChatReader extends GeminiReader {
  protected framed(data: string): string {
    return data;
  }

  protected event(event: GeminiEvent, _data: string, onChunk: (chunk: ProviderChunk) => void): void {
    const value = this.chunkOf(this.view.read(event));
    const usage = this.view.reported();
    if (value.choices?.length === 0) {
      // Nothing for the caller: usage alone is said in the stream's last chunk.
      if (usage) value.usage = toChatUsageForm(usage.vector);
      else return;
    }
    onChunk({ json: JSON.stringify(value), value, usage });
  }
}

/** The events of streamGenerateContent for a caller of the same protocol: as they came. */
export class GeminiStreamReader extends GeminiReader {
  protected framed(data: string): string {
    return `data: ${data}\r\n\r\n`;
  }

  protected event(event: GeminiEvent, data: string, onChunk: (chunk: ProviderChunk) => void): void {
    const value = this.chunkOf(this.view.read(event));
    onChunk({ json: this.framed(data), value, usage: this.view.reported() });
  }
}
