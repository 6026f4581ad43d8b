import type { CtxOf, Endpoint, InputOf, ResultOf } from "@/lib/contract/endpoint";
import { anonymousCtx, authorize } from "./caller";
import { toErrorAnswer } from "./error-answer";
import { onceByKey } from "./idempotency";
import { parseInput, type RouteParams, readInput } from "./parse-input";
import { requireSameOrigin } from "./same-origin";

type Handler = (request: Request, context: { params?: Promise<RouteParams> }) => Promise<Response>;

/** The door of a JSON endpoint: authorizes, parses, calls the verb, strips what it returns through the response schema. */
export function route<E extends Endpoint>(
  endpoint: E,
  verb: (ctx: CtxOf<E>, input: InputOf<E>) => Promise<ResultOf<E>>,
): Handler {
  return handle(endpoint, async (ctx, input, request, sent) => {
    const { status, body, replayed } = await onceByKey(ctx, request, sent, async () => {
      const result = await verb(ctx, input);
      const wire = endpoint.status === 204 ? "" : JSON.stringify(endpoint.response.parse(result));
      return { status: endpoint.status, body: wire };
    });
    return new Response(status === 204 ? null : body, {
      status,
      headers: {
        ...(status !== 204 && { "content-type": "application/json" }),
        ...(replayed && { "idempotency-replayed": "true" }),
      },
    });
  });
}

/** The door of an endpoint whose answer is a stream or a file: the same checks, then the handler's own Response. */
export function streamRoute<E extends Endpoint>(
  endpoint: E,
  answer: (ctx: CtxOf<E>, input: InputOf<E>, request: Request) => Promise<Response>,
): Handler {
  return handle(endpoint, answer);
}

function handle<E extends Endpoint>(
  endpoint: E,
  answer: (ctx: CtxOf<E>, input: InputOf<E>, request: Request, sent: unknown) => Promise<Response>,
): Handler {
  return async (request, context) => {
    const base = anonymousCtx(request.headers);
    try {
      requireSameOrigin(request);
      const params = (await context.params) ?? {};
      const ctx = await authorize(endpoint, base, request.headers, params);
      const raw = await readInput(endpoint, request, params);
      const response = await answer(ctx, parseInput(endpoint, raw), request, raw);
      response.headers.set("x-request-id", base.requestId);
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return response;
    } catch (thrown) {
      return toErrorAnswer(thrown, base.requestId);
    }
  };
}
