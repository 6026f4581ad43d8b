import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from "@/lib/contract/endpoint";
import type { ErrorBody } from "@/lib/core/errors";
import type { Remote } from "./remote";

export type CallArgs<E extends Endpoint> = {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  signal?: AbortSignal;
  /** Makes a write safe to repeat for 24 hours: the first answer is replayed. */
  idempotencyKey?: string;
};

/** A refusal as the API worded it; status 0 when the portal could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;
  readonly requestId: string | null;
  readonly body: Record<string, unknown>;

  constructor(status: number, error: ErrorBody["error"], requestId: string | null) {
    super(error.message);
    this.name = "ApiError";
    this.status = status;
    this.code = error.code;
    this.param = error.param;
    this.requestId = requestId;
    this.body = error;
  }
}

/** The endpoint's address with its parameters filled in: `/api/orgs/org_…/keys?limit=20`. */
export function pathOf<E extends Endpoint>(
  endpoint: Remote<E>,
  args: Pick<CallArgs<E>, "params" | "query"> = {},
): string {
  const params = (args.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((args.query ?? {}) as Record<string, unknown>)) {
    for (const item of [value].flat())
      if (item !== undefined && item !== null) query.append(name, String(item));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The one fetch of the portal's pages. Throws ApiError on anything but a 2xx. */
export async function call<E extends Endpoint>(
  endpoint: Remote<E>,
  args: CallArgs<E> = {},
): Promise<ResponseOf<E>> {
  const headers = new Headers();
  if (args.body !== undefined) headers.set("content-type", "application/json");
  if (args.idempotencyKey) headers.set("idempotency-key", args.idempotencyKey);
  const response = await send(pathOf(endpoint, args), {
    method: endpoint.method,
    headers,
    body: args.body === undefined ? undefined : JSON.stringify(args.body),
    signal: args.signal,
    credentials: "same-origin",
  });
  if (!response.ok) throw await toApiError(response);
  return (response.status === 204 ? undefined : await response.json()) as ResponseOf<E>;
}

/** Fetch, with ApiError of status 0 when the portal cannot be reached. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, unreachable, null);
  }
}

const unreachable = {
  message: "The portal cannot be reached. Check your connection and try again.",
  type: "server_error",
  param: null,
  code: "unreachable",
};

/** What a refusal says of itself. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null;
  const error = body?.error ?? { ...unreachable, message: `The portal answered ${response.status}.` };
  return new ApiError(response.status, error, response.headers.get("x-request-id"));
}
