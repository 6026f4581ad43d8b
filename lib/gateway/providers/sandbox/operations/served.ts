import type { Target, UpstreamRequest } from "../../provider";

/** What the sandbox answers to one request, piece by piece; one piece is a whole answer. */
export type Served = { contentType: string; pieces: Buffer[] };

/** Answers one endpoint. Deterministic: the same request is answered the same. */
export type Serve = (request: UpstreamRequest, target: Target) => Promise<Served>;

export function bodyOf<B>({ body }: UpstreamRequest): B {
  return JSON.parse(body.toString()) as B;
}

export function served(value: unknown): Served {
  return { contentType: "application/json", pieces: [Buffer.from(JSON.stringify(value))] };
}

export function servedEvents(events: readonly unknown[]): Served {
  const pieces = events.map((event) => Buffer.from(`data: ${JSON.stringify(event)}\n\n`));
  return { contentType: "text/event-stream", pieces };
}
