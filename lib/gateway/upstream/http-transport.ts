import { type Dispatcher, Pool } from "undici";
import type { Target, UpstreamHandle, UpstreamRequest, UpstreamSink } from "../providers/provider";

export type UpstreamTimeouts = {
  connectMs: number;
  /** Until the answer's headers: an answer that is not streamed has them only at its end. */
  headersMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
};

/** One call's end of an undici dispatch: forwards to its sink until it is aborted. */
class SinkHandler implements Dispatcher.DispatchHandler, UpstreamHandle {
  private readonly sink: UpstreamSink;
  private controller: Dispatcher.DispatchController | null = null;
  private aborted = false;

  constructor(sink: UpstreamSink) {
    this.sink = sink;
  }

  pause(): void {
    this.controller?.pause();
  }

  resume(): void {
    this.controller?.resume();
  }

  abort(): void {
    this.aborted = true;
    this.controller?.abort(new Error("aborted by the gateway"));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.aborted) controller.abort(new Error("aborted by the gateway"));
    else this.sink.sending();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (!this.aborted && status >= 200) this.sink.head(status, headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, bytes: Buffer): void {
    if (!this.aborted) this.sink.data(bytes);
  }

  onResponseEnd(): void {
    if (!this.aborted) this.sink.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.aborted) this.sink.fail(error);
  }
}

/** Keep-alive pools, one per origin. */
export class HttpTransport {
  private readonly pools = new Map<string, Pool>();
  private readonly origins = new Map<string, string>();
  private readonly timeouts: UpstreamTimeouts;

  constructor(timeouts: UpstreamTimeouts) {
    this.timeouts = timeouts;
  }

  readonly send = (target: Target, request: UpstreamRequest, sink: UpstreamSink): UpstreamHandle => {
    const handler = new SinkHandler(sink);
    const pool = this.poolFor(target.provider.baseUrl ?? "");
    pool.dispatch(
      { method: "POST", path: request.path, headers: request.headers, body: request.body },
      handler,
    );
    return handler;
  };

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private poolFor(baseUrl: string): Pool {
    let origin = this.origins.get(baseUrl);
    if (origin === undefined) {
      origin = new URL(baseUrl).origin;
      this.origins.set(baseUrl, origin);
    }
    let pool = this.pools.get(origin);
    if (!pool) {
      pool = new Pool(origin, {
        connections: null,
        pipelining: 1,
        keepAliveTimeout: 30_000,
        connectTimeout: this.timeouts.connectMs,
        headersTimeout: this.timeouts.headersMs,
        bodyTimeout: this.timeouts.idleMs,
      });
      this.pools.set(origin, pool);
    }
    return pool;
  }
}
