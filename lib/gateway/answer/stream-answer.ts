import type { CallOutcome } from "@/lib/domain/metering";
import type { Call, ChatAsk, Priced } from "../call";
import type { StreamEnd, StreamWriter } from "../doors/chat-door";
import type { Gateway } from "../gateway";
import type { Held } from "../hold/place-hold";
import { answerHeaders } from "../http/respond";
import type { ChunkChoice } from "../providers/chunk";
import { textsOfMessage } from "../providers/openai/response";
import type { ProviderChunk, ReportedUsage } from "../providers/provider";
import { measureUsage } from "../settle/measured-usage";
import type { LiveStream, StreamConsumer } from "../upstream/live-stream";
import { OutputText } from "./output-text";
import { StreamBudget } from "./stream-budget";

const PROGRESS_EVERY_MS = 1_000;
const BYTES_PER_TOKEN = 4;
const STALLED_MS = 120_000;

type StreamedCall = { call: Call; ask: ChatAsk; priced: Priced };

/**
 * Relays a stream to the caller while it counts. What is paid for goes out as it comes, in the words of the caller's protocol; its
 * last bytes wait until the call is settled (`finish`).
 */
export class StreamAnswer implements StreamConsumer {
  private readonly gateway: Gateway;
  private readonly call: Call;
  private readonly ask: ChatAsk;
  private readonly priced: Priced;
  private readonly held: Held;
  private readonly live: LiveStream;
  private readonly writer: StreamWriter;
  private readonly budget: StreamBudget;
  private readonly output = new OutputText();
  private readonly finished = new Set<number>();
  private readonly seen = new Set<number>();
  private reported: ReportedUsage | null = null;
  /** What has come and is not known to be paid for. */
  private pending: ProviderChunk[] = [];
  private outcome: CallOutcome | null = null;
  private busy = false;
  private isWaiting = false;
  private ttftMs: number | null = null;
  private progressAtMs = 0;
  private outputBytes = 0;
  private resolve: (outcome: CallOutcome) => void = () => {};

  constructor(
    gateway: Gateway,
    { call, ask, priced }: StreamedCall,
    held: Held,
    live: LiveStream,
    writer: StreamWriter,
  ) {
    this.gateway = gateway;
    this.writer = writer;
    this.call = call;
    this.ask = ask;
    this.priced = priced;
    this.held = held;
    this.live = live;
    this.budget = new StreamBudget(gateway.money, held, ask, priced);
  }

  /** Relays until the stream ends, is cut, reaches the cap, or the caller goes; then measures what was used. */
  async relay(): Promise<StreamEnd> {
    const outcome = await new Promise<CallOutcome>((resolve) => {
      this.resolve = resolve;
      this.call.onClientGone = () => this.stop("aborted");
      if (this.call.clientGone) this.stop("aborted");
      else this.begin();
    });
    const reported = outcome === "capped" ? null : this.reported;
    const whole = outcome === "ok" || outcome === "capped";
    const texts = () => [this.output.paidText()];
    const measured = await measureUsage(this.ask, this.priced, reported, texts, whole);
    return { outcome, measured, ttftMs: this.ttftMs };
  }

  /** The last bytes, once the call is settled. */
  finish(end: StreamEnd): void | Promise<void> {
    const { res, recording } = this.call;
    const last = this.lastBytes(end);
    const send = () => {
      if (res.destroyed || end.outcome === "aborted") res.destroy();
      else res.end(last);
    };
    return recording ? recording.keep(last, end.measured.costNanos).then(send) : send();
  }

  private lastBytes(end: StreamEnd): string {
    return this.written() + this.writer.last(end);
  }

  /** What has come, in the caller's protocol; what cannot be said in it breaks the answer off. */
  private written(): string {
    const chunks = this.pending;
    this.pending = [];
    let text = "";
    try {
      for (const chunk of chunks) {
        text += this.writer.chunk(chunk);
        this.call.content?.chunk(chunk.value);
      }
    } catch (error) {
      const { requestId } = this.call;
      this.gateway.log.error({ requestId, err: error }, "a stream could not be written for its caller");
      this.stop("cut");
    }
    return text;
  }

  chunk(chunk: ProviderChunk): void {
    if (this.outcome) return;
    const { value } = chunk;
    if (chunk.usage) this.reported = chunk.usage;
    if (value.error) {
      this.stop("cut");
      return;
    }
    for (const choice of value.choices ?? []) this.noteChoice(choice);
    this.pending.push(chunk);
  }

  flush(): void {
    if (this.outcome || this.busy || this.pending.length === 0) return;
    if (!this.budget.hasRoom()) {
      void this.extend();
      return;
    }
    this.output.pay();
    const text = this.written();
    if (text === "") return;
    this.call.recording?.add(text);
    const flowing = this.call.res.write(text);
    this.noteProgress();
    if (flowing) return;
    this.waitForReader();
  }

  /** The upstream waits with us for a slow reader; one that has stopped reading is gone. */
  private waitForReader(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    const { res } = this.call;
    this.live.pause();
    // Without a listener of ours the time-out destroys the socket.
    res.setTimeout(STALLED_MS);
    res.once("drain", () => {
      this.isWaiting = false;
      res.setTimeout(0);
      this.live.resume();
    });
  }

  end(): void {
    if (this.busy) return;
    const complete = this.live.isComplete || (this.seen.size > 0 && this.finished.size === this.seen.size);
    this.stop(complete ? "ok" : "cut");
  }

  fail(): void {
    if (!this.busy) this.stop(this.finished.size > 0 && this.reported ? "ok" : "cut");
  }

  private begin(): void {
    const { contentType } = this.writer;
    const headers = answerHeaders(this.call, contentType, null);
    headers.push("cache-control", "no-cache", "x-accel-buffering", "no");
    this.call.res.writeHead(200, headers);
    this.call.recording?.begin(contentType);
    this.live.start(this);
  }

  private noteChoice({ index = 0, finish_reason, delta }: ChunkChoice): void {
    this.seen.add(index);
    if (finish_reason) this.finished.add(index);
    if (!delta) return;
    for (const text of textsOfMessage(delta)) {
      this.ttftMs ??= this.noteFirstToken();
      this.output.add(text);
      const bytes = Buffer.byteLength(text);
      this.outputBytes += bytes;
      this.budget.add(bytes);
    }
  }

  private noteFirstToken(): number {
    const ms = this.call.elapsedMs();
    this.gateway.metrics.firstToken.observe({ model: this.priced.model.slug }, ms / 1_000);
    return ms;
  }

  private noteProgress(): void {
    const now = performance.now();
    if (now - this.progressAtMs < PROGRESS_EVERY_MS) return;
    this.progressAtMs = now;
    // A provider sends a token a delta, or several: four bytes are about one.
    const tokens = Math.max(this.output.pieces, Math.ceil(this.outputBytes / BYTES_PER_TOKEN));
    if (tokens > 0) this.gateway.money.progress(this.held.hold, tokens);
  }

  /** Holds the stream still while money is asked for; what has arrived goes out only when it is paid for. */
  private async extend(): Promise<void> {
    this.busy = true;
    this.live.pause();
    const more = await this.budget.extend(this.output).catch(() => false);
    this.busy = false;
    if (!more) {
      this.stop("capped");
      return;
    }
    this.flush();
    if (!this.isWaiting) this.live.resume();
    if (this.live.broken) this.fail();
    else if (this.live.hasEnded) this.end();
  }

  private stop(outcome: CallOutcome): void {
    if (this.outcome) return;
    this.outcome = outcome;
    if (outcome === "ok" || (outcome !== "capped" && this.budget.hasRoom())) this.output.pay();
    else this.pending = [];
    if (outcome !== "ok") this.live.abort();
    this.resolve(outcome);
  }
}
