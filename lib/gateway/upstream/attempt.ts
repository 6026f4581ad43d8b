import type { Call, ChatAsk } from "../call";
import type {
  ProviderAnswer,
  RequestBounds,
  StreamReader,
  Target,
  UpstreamFailure,
  UpstreamHandle,
  UpstreamSink,
} from "../providers/provider";
import { LiveStream } from "./live-stream";

const ANSWER_BYTES_MAX = 268_435_456;
const ERROR_BYTES_MAX = 1_048_576;

type Headers = Record<string, string | string[] | undefined>;

type Outcome =
  | { kind: "answer"; answer: ProviderAnswer }
  | { kind: "stream"; live: LiveStream }
  | { kind: "failed"; failure: UpstreamFailure };

/** What came of asking one target once. */
export type AttemptResult = Outcome & { upstreamRequestId: string | null };

function requestIdOf(headers: Headers): string | null {
  const id = headers["x-request-id"] ?? headers["request-id"];
  return typeof id === "string" ? id.slice(0, 200) : null;
}

function broken(error: Error): UpstreamFailure {
  const timedOut = /timeout/i.test(`${(error as { code?: string }).code ?? ""} ${error.name}`);
  return {
    code: timedOut ? "upstream_timeout" : "upstream_error",
    message: timedOut ? "The provider did not answer in time." : "The connection to the provider failed.",
    retryable: true,
    unhealthy: true,
    retryAfterMs: null,
  };
}

/** Collects one upstream answer: as a whole, or up to the first chunk of a stream. */
class AttemptSink implements UpstreamSink {
  handle: UpstreamHandle | null = null;
  private status = 0;
  private headers: Headers = {};
  private readonly parts: Buffer[] = [];
  private bytes = 0;
  private readonly target: Target;
  private readonly reader: StreamReader | null;
  private live: LiveStream | null = null;
  readonly sending: () => void;
  private readonly resolve: (result: AttemptResult) => void;

  constructor(
    target: Target,
    stream: boolean,
    sending: () => void,
    resolve: (result: AttemptResult) => void,
  ) {
    this.target = target;
    this.sending = sending;
    this.reader = stream ? target.driver.stream() : null;
    this.resolve = resolve;
  }

  head(status: number, headers: Headers): void {
    this.status = status;
    this.headers = headers;
  }

  data(bytes: Buffer): void {
    if (this.live) this.live.push(bytes);
    else if (this.reader && this.status < 300) this.firstOfStream(bytes, this.reader);
    else this.collect(bytes);
  }

  end(): void {
    if (this.live) this.live.end();
    else this.finish(this.wholeAnswer());
  }

  fail(error: Error): void {
    if (this.live) this.live.fail(error);
    else this.finish({ kind: "failed", failure: broken(error) });
  }

  private collect(bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.bytes <= (this.status < 300 ? ANSWER_BYTES_MAX : ERROR_BYTES_MAX)) this.parts.push(bytes);
    else this.giveUp(new Error("the answer is too long"));
  }

  private wholeAnswer(): Outcome {
    const { driver } = this.target;
    const body = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    if (this.status >= 300)
      return { kind: "failed", failure: driver.failure(this.status, this.headers, body) };
    try {
      if (this.reader) throw new Error("the stream ended before it began");
      return { kind: "answer", answer: driver.response(body) };
    } catch (error) {
      return { kind: "failed", failure: broken(error as Error) };
    }
  }

  /** The stream is only taken as begun when its first bytes are chunks: until then another target can be tried. */
  private firstOfStream(bytes: Buffer, reader: StreamReader): void {
    const live = new LiveStream(reader, this.handle);
    live.push(bytes);
    const first = live.firstChunk();
    if (live.broken) this.giveUp(live.broken);
    else if (first?.value.error) this.giveUp(new Error("the stream began with an error"));
    else if (first || reader.done) {
      this.live = live;
      this.finish({ kind: "stream", live });
    }
  }

  private giveUp(error: Error): void {
    this.handle?.abort();
    this.fail(error);
  }

  private finish(outcome: Outcome): void {
    this.resolve({ ...outcome, upstreamRequestId: requestIdOf(this.headers) });
  }
}

/**
 * Asks one target once; `sending` runs as the first byte goes, and stops it by throwing. Rejects with what that threw; any other
 * failure is a result.
 */
export function attempt(
  call: Call,
  ask: ChatAsk,
  target: Target,
  bounds: RequestBounds,
  sending: () => void,
): Promise<AttemptResult> {
  return new Promise((resolve, reject) => {
    const send = () => {
      try {
        sending();
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    const sink = new AttemptSink(target, ask.stream, send, resolve);
    try {
      const request = target.driver.request(ask, target, bounds);
      const handle = target.driver.send(target, request, sink);
      sink.handle = handle;
      if (ask.stream) {
        call.onClientGone = () => {
          handle.abort();
          sink.fail(new Error("the client is gone"));
        };
      }
    } catch (error) {
      sink.fail(error as Error);
    }
  });
}
