import { AppError } from "@/lib/core/errors";
import type { Call } from "../call";
import type {
  MeteredAnswer,
  ProviderChunk,
  StreamPiece,
  StreamReader,
  Target,
  UpstreamFailure,
  UpstreamHandle,
  UpstreamRequest,
  UpstreamSink,
} from "../providers/provider";
import { LiveStream } from "./live-stream";

const ANSWER_BYTES_MAX = 268_435_456;
const ERROR_BYTES_MAX = 1_048_576;

export type UpstreamHeaders = Record<string, string | string[] | undefined>;

/** What is said to one target and how its answer is read; a `stream` reader where the answer is to be streamed. */
export type Exchange<A extends MeteredAnswer, P extends StreamPiece = ProviderChunk> = {
  request(): UpstreamRequest | Promise<UpstreamRequest>;
  response(body: Buffer, headers: UpstreamHeaders): A;
  stream: StreamReader<P> | null;
  /** Where only the answer's headers tell how it streams, or that it comes whole. */
  streamOf?(headers: UpstreamHeaders): StreamReader<P> | null;
};

type Outcome<A, P extends StreamPiece> =
  | { kind: "answer"; answer: A }
  | { kind: "stream"; live: LiveStream<P> }
  | { kind: "failed"; failure: UpstreamFailure };

/** What came of asking one target once. */
export type AttemptResult<A, P extends StreamPiece = ProviderChunk> = Outcome<A, P> & {
  upstreamRequestId: string | null;
};

const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "x-amzn-requestid", "apim-request-id"];

function requestIdOf(headers: UpstreamHeaders): string | null {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers[name];
    if (typeof id === "string") return id.slice(0, 200);
  }
  return null;
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

/** What this provider cannot be asked; another one may. */
function unaskable({ code, message, details }: AppError): UpstreamFailure {
  const param = details.param ?? null;
  return { code, message, param, retryable: true, unhealthy: false, retryAfterMs: null };
}

/** Collects one upstream answer: as a whole, or up to the first chunk of a stream. */
class AttemptSink<A extends MeteredAnswer, P extends StreamPiece> implements UpstreamSink {
  handle: UpstreamHandle | null = null;
  private status = 0;
  private headers: UpstreamHeaders = {};
  private readonly parts: Buffer[] = [];
  private bytes = 0;
  private readonly target: Target;
  private readonly exchange: Exchange<A, P>;
  private reader: StreamReader<P> | null;
  private live: LiveStream<P> | null = null;
  readonly sending: () => void;
  private readonly resolve: (result: AttemptResult<A, P>) => void;

  constructor(
    target: Target,
    exchange: Exchange<A, P>,
    sending: () => void,
    resolve: (result: AttemptResult<A, P>) => void,
  ) {
    this.target = target;
    this.exchange = exchange;
    this.reader = exchange.stream;
    this.sending = sending;
    this.resolve = resolve;
  }

  head(status: number, headers: UpstreamHeaders): void {
    this.status = status;
    this.headers = headers;
    if (this.exchange.streamOf && status < 300) this.reader = this.exchange.streamOf(headers);
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
    else
      this.finish({ kind: "failed", failure: error instanceof AppError ? unaskable(error) : broken(error) });
  }

  private collect(bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.bytes <= (this.status < 300 ? ANSWER_BYTES_MAX : ERROR_BYTES_MAX)) this.parts.push(bytes);
    else this.giveUp(new Error("the answer is too long"));
  }

  private wholeAnswer(): Outcome<A, P> {
    const body = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    if (this.status >= 300)
      return { kind: "failed", failure: this.target.driver.failure(this.status, this.headers, body) };
    try {
      if (this.reader) throw new Error("the stream ended before it began");
      return { kind: "answer", answer: this.exchange.response(body, this.headers) };
    } catch (error) {
      return { kind: "failed", failure: broken(error as Error) };
    }
  }

  /** The stream is only taken as begun when its first bytes are chunks: until then another target can be tried. */
  private firstOfStream(bytes: Buffer, reader: StreamReader<P>): void {
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

  private finish(outcome: Outcome<A, P>): void {
    this.resolve({ ...outcome, upstreamRequestId: requestIdOf(this.headers) });
  }
}

/**
 * Asks one target once; `sending` runs as the first byte goes, and stops it by throwing. Rejects with what that threw; any other
 * failure is a result.
 */
export function attempt<A extends MeteredAnswer, P extends StreamPiece>(
  call: Call,
  target: Target,
  exchange: Exchange<A, P>,
  sending: () => void,
): Promise<AttemptResult<A, P>> {
  return new Promise((resolve, reject) => {
    const send = () => {
      try {
        sending();
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    const sink = new AttemptSink(target, exchange, send, resolve);
    const dispatch = (request: UpstreamRequest) => {
      const handle = target.driver.send(target, request, sink);
      sink.handle = handle;
      if (exchange.stream === null && !exchange.streamOf) return;
      call.onClientGone = () => {
        handle.abort();
        sink.fail(new Error("the client is gone"));
      };
    };
    try {
      const request = exchange.request();
      if (request instanceof Promise) request.then(dispatch).catch((error: Error) => sink.fail(error));
      else dispatch(request);
    } catch (error) {
      sink.fail(error as Error);
    }
  });
}
