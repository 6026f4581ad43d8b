import type { ProviderChunk, StreamPiece, StreamReader, UpstreamHandle } from "../providers/provider";

/** Who takes the chunks of a stream. `flush` follows each piece of upstream bytes. */
export type StreamConsumer<P extends StreamPiece = ProviderChunk> = {
  chunk(chunk: P): void;
  flush(): void;
  end(): void;
  fail(error: Error): void;
};

/** A stream that has begun. Keeps what comes before its consumer is there. */
export class LiveStream<P extends StreamPiece = ProviderChunk> {
  broken: Error | null = null;
  private readonly reader: StreamReader<P>;
  private readonly handle: UpstreamHandle | null;
  private waiting: P[] = [];
  private ended = false;
  private consumer: StreamConsumer<P> | null = null;
  private readonly take = (chunk: P) => {
    if (this.consumer) this.consumer.chunk(chunk);
    else this.waiting.push(chunk);
  };

  constructor(reader: StreamReader<P>, handle: UpstreamHandle | null) {
    this.reader = reader;
    this.handle = handle;
  }

  /** Whether the upstream said that it has said all. */
  get isComplete(): boolean {
    return this.reader.done;
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  firstChunk(): P | undefined {
    return this.waiting[0];
  }

  start(consumer: StreamConsumer<P>): void {
    this.consumer = consumer;
    for (const chunk of this.waiting) consumer.chunk(chunk);
    this.waiting = [];
    consumer.flush();
    if (this.broken) consumer.fail(this.broken);
    else if (this.ended) consumer.end();
  }

  push(bytes: Buffer): void {
    if (this.broken || this.ended) return;
    try {
      this.reader.push(bytes, this.take);
    } catch (error) {
      this.consumer?.flush();
      this.fail(error as Error);
      return;
    }
    this.consumer?.flush();
    if (this.reader.done) this.end();
  }

  end(): void {
    if (this.ended || this.broken) return;
    this.ended = true;
    this.consumer?.end();
  }

  fail(error: Error): void {
    if (this.ended || this.broken) return;
    this.broken = error;
    this.consumer?.fail(error);
  }

  pause(): void {
    this.handle?.pause();
  }

  resume(): void {
    this.handle?.resume();
  }

  abort(): void {
    this.handle?.abort();
  }
}
