import type { ProviderChunk, StreamReader, UpstreamHandle } from "../providers/provider";

/** Who takes the chunks of a stream. `flush` follows each piece of upstream bytes. */
export type StreamConsumer = {
  chunk(chunk: ProviderChunk): void;
  flush(): void;
  end(): void;
  fail(error: Error): void;
};

/** A stream that has begun. Keeps what comes before its consumer is there. */
export class LiveStream {
  broken: Error | null = null;
  private readonly reader: StreamReader;
  private readonly handle: UpstreamHandle | null;
  private waiting: ProviderChunk[] = [];
  private ended = false;
  private consumer: StreamConsumer | null = null;
  private readonly take = (chunk: ProviderChunk) => {
    if (this.consumer) this.consumer.chunk(chunk);
    else this.waiting.push(chunk);
  };

  constructor(reader: StreamReader, handle: UpstreamHandle | null) {
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

  firstChunk(): ProviderChunk | undefined {
    return this.waiting[0];
  }

  start(consumer: StreamConsumer): void {
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
