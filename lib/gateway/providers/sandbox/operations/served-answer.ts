import type { Target, UpstreamHandle, UpstreamRequest, UpstreamSink } from "../../provider";
import type { Serve } from "./served";

/** Sends what was served as an upstream would, a piece a turn of the event loop; waits while it is paused. */
export class ServedAnswer implements UpstreamHandle {
  private readonly sink: UpstreamSink;
  private paused = false;
  private aborted = false;
  private rest: Buffer[] = [];
  private isScheduled = false;
  private isDone = false;

  constructor(sink: UpstreamSink) {
    this.sink = sink;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.schedule();
  }

  abort(): void {
    this.aborted = true;
  }

  async start(serve: Serve, request: UpstreamRequest, target: Target): Promise<void> {
    this.sink.sending();
    const { contentType, pieces } = await serve(request, target);
    if (this.aborted) return;
    this.sink.head(200, { "content-type": contentType });
    this.rest = pieces;
    this.schedule();
  }

  private schedule(): void {
    if (this.isScheduled || this.paused || this.aborted || this.isDone) return;
    this.isScheduled = true;
    setImmediate(() => this.next());
  }

  private next(): void {
    this.isScheduled = false;
    if (this.paused || this.aborted) return;
    const piece = this.rest.shift();
    if (piece) this.sink.data(piece);
    if (this.rest.length > 0) {
      this.schedule();
      return;
    }
    this.isDone = true;
    if (!this.aborted) this.sink.end();
  }
}
