import type { CallOutcome } from "@/lib/domain/metering";
import type { Call } from "../../call";
import type { Gateway } from "../../gateway";
import { answerHeaders } from "../../http/respond";
import type { OperationPiece, ReportedUsage } from "../../providers/provider";
import type { MeasuredUsage } from "../../settle/measured-usage";
import type { LiveStream, StreamConsumer } from "../../upstream/live-stream";
import type { Delivered } from "../operation-door";
import { addUsage } from "./add-usage";
import { errorEvent, lastEvents } from "./last-events";
import { Outlet } from "./outlet";

export type OperationEnd = { outcome: CallOutcome; ttftMs: number | null; delivered: Delivered };

/**
 * Relays a streamed answer as it comes, and holds back the bytes that make it whole until the call is settled (`finish`): the
 * terminal event of a protocol, or the last byte of audio.
 */
export class OperationStream implements StreamConsumer<OperationPiece> {
  private readonly gateway: Gateway;
  private readonly call: Call;
  private readonly live: LiveStream<OperationPiece>;
  private readonly contentType: string;
  private readonly isEvents: boolean;
  private readonly outlet: Outlet;
  private readonly held: OperationPiece[] = [];
  private isComplete = false;
  private usage: ReportedUsage | null = null;
  private images = 0;
  private bytes = 0;
  private text = "";
  private ttftMs: number | null = null;
  private outcome: CallOutcome | null = null;
  private resolve: (outcome: CallOutcome) => void = () => {};

  constructor(gateway: Gateway, call: Call, live: LiveStream<OperationPiece>) {
    this.gateway = gateway;
    this.call = call;
    this.live = live;
    this.contentType = live.firstChunk()?.contentType ?? "application/octet-stream";
    this.isEvents = this.contentType.startsWith("text/event-stream");
    this.outlet = new Outlet(call, live, !this.isEvents);
  }

  /** Relays until the stream ends, is cut, or the caller goes. */
  async relay(): Promise<OperationEnd> {
    const outcome = await new Promise<CallOutcome>((resolve) => {
      this.resolve = resolve;
      this.call.onClientGone = () => this.stop("aborted");
      if (this.call.clientGone) this.stop("aborted");
      else this.begin();
    });
    const { usage, images, text, bytes, ttftMs } = this;
    return { outcome, ttftMs, delivered: { usage, images, text, bytes, whole: outcome === "ok" } };
  }

  /** The last bytes, once the call is settled. */
  async finish(
    outcome: CallOutcome,
    measured: MeasuredUsage,
    usage: Record<string, unknown> | null,
  ): Promise<void> {
    if (outcome === "aborted" || this.call.res.destroyed) {
      this.call.res.destroy();
      return;
    }
    if (this.isEvents) {
      await this.outlet.end(
        outcome === "ok" ? lastEvents(this.held, usage) : errorEvent(),
        measured.costNanos,
      );
    } else if (outcome === "ok") await this.outlet.end(null, measured.costNanos);
    else this.call.res.destroy();
  }

  chunk(piece: OperationPiece): void {
    if (this.outcome) return;
    if (piece.value.error) {
      this.stop("cut");
      return;
    }
    this.ttftMs ??= this.noteFirst();
    if (piece.usage) this.usage = addUsage(this.usage, piece.usage);
    this.images += piece.images;
    this.bytes += piece.bytes.length;
    this.text += piece.text;
    this.isComplete ||= piece.isLast;
    if (this.isComplete && this.isEvents) this.held.push(piece);
    else this.outlet.add(piece.bytes);
  }

  flush(): void {
    if (!this.outcome) this.outlet.flush();
  }

  end(): void {
    this.stop(this.isComplete || !this.isEvents ? "ok" : "cut");
  }

  fail(): void {
    this.stop(this.isComplete ? "ok" : "cut");
  }

  private begin(): void {
    const headers = answerHeaders(this.call, this.contentType, null);
    if (this.isEvents) headers.push("cache-control", "no-cache", "x-accel-buffering", "no");
    else headers.push("trailer", "x-turnpike-cost");
    this.call.res.writeHead(200, headers);
    this.call.recording?.begin(this.contentType);
    this.live.start(this);
  }

  private noteFirst(): number {
    const ms = this.call.elapsedMs();
    this.gateway.metrics.firstToken.observe({ model: this.call.modelSlug }, ms / 1_000);
    return ms;
  }

  private stop(outcome: CallOutcome): void {
    if (this.outcome) return;
    this.outcome = outcome;
    if (outcome !== "ok") this.live.abort();
    this.resolve(outcome);
  }
}
