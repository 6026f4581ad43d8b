import type { Provider, Target, UpstreamHandle, UpstreamRequest, UpstreamSink } from "../provider";
import type { AccessTokens } from "./access-tokens";

const UNAUTHORIZED = 401;
const BEARER = "Bearer ";

type Head = Parameters<UpstreamSink["head"]>[1];

function bearerIndex({ headers }: UpstreamRequest): number {
  return headers.indexOf("authorization") + 1;
}

/** A request that is sent once more with another token when its own is refused. */
class RenewingRequest implements UpstreamSink, UpstreamHandle {
  private handle: UpstreamHandle | null = null;
  private isSent = false;
  private isRetry = false;
  private isAborted = false;
  private refusal: { headers: Head; parts: Buffer[] } | null = null;
  private readonly transport: Provider["send"];
  private readonly tokens: AccessTokens;
  private readonly target: Target;
  private readonly request: UpstreamRequest;
  private readonly sink: UpstreamSink;

  constructor(
    transport: Provider["send"],
    tokens: AccessTokens,
    target: Target,
    request: UpstreamRequest,
    sink: UpstreamSink,
  ) {
    this.transport = transport;
    this.tokens = tokens;
    this.target = target;
    this.request = request;
    this.sink = sink;
  }

  send(request: UpstreamRequest): this {
    this.handle = this.transport(this.target, request, this);
    return this;
  }

  pause(): void {
    this.handle?.pause();
  }

  resume(): void {
    this.handle?.resume();
  }

  abort(): void {
    this.isAborted = true;
    this.handle?.abort();
  }

  sending(): void {
    if (this.isSent) return;
    this.isSent = true;
    this.sink.sending();
  }

  head(status: number, headers: Head): void {
    if (status === UNAUTHORIZED && !this.isRetry) this.refusal = { headers, parts: [] };
    else this.sink.head(status, headers);
  }

  data(bytes: Buffer): void {
    if (this.refusal) this.refusal.parts.push(bytes);
    else this.sink.data(bytes);
  }

  end(): void {
    if (this.refusal) void this.sendAgain(this.refusal);
    else this.sink.end();
  }

  fail(error: Error): void {
    this.sink.fail(error);
  }

  private async sendAgain({ headers, parts }: { headers: Head; parts: Buffer[] }): Promise<void> {
    this.refusal = null;
    this.isRetry = true;
    const at = bearerIndex(this.request);
    const refused = this.request.headers[at]!.slice(BEARER.length);
    const token = await this.tokens.replace(this.target.provider.credential ?? "", refused).catch(() => null);
    if (this.isAborted) return;
    if (token === null) {
      this.sink.head(UNAUTHORIZED, headers);
      for (const part of parts) this.sink.data(part);
      this.sink.end();
      return;
    }
    this.send({ ...this.request, headers: this.request.headers.with(at, BEARER + token) });
  }
}

/** Sends over `transport`; a refused token is replaced once. */
export function renewingSend(transport: Provider["send"], tokens: AccessTokens): Provider["send"] {
  return (target, request, sink) =>
    new RenewingRequest(transport, tokens, target, request, sink).send(request);
}
