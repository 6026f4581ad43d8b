import { z } from "zod";
import type { BaseCtx, Ctx, Permission } from "@/lib/access";
import type { ErrorCode } from "@/lib/core/errors";

/**
 * Who may call: a permission inside the organization of the path's `{orgId}`, any signed-in user, the operator, or anyone.
 */
type Access = Permission | "signed_in" | "operator" | "public";

type Shape = z.ZodObject;

/** One endpoint of the management API: parsing, stripping, OpenAPI, docs, client types and the table test come from it. */
export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  /** `keys.create`: also the OpenAPI operation id. */
  id: string;
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** `/api/orgs/{orgId}/keys` */
  path: string;
  tag: string;
  summary: string;
  access: Access;
  params: P;
  query: Q;
  body: B;
  response: R;
  status: 200 | 201 | 202 | 204;
  /** Anything but JSON is answered by `streamRoute`; `response` is then documentation only. */
  contentType: "application/json" | "text/event-stream" | "text/csv";
  /** Codes beyond 400, 401, 403 and 404, which every endpoint can answer. */
  errors: ErrorCode[];
};

const none = z.object({});
type None = typeof none;

type Declaration<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType> = Pick<
  Endpoint,
  "id" | "method" | "path" | "tag" | "summary" | "access"
> & { params?: P; query?: Q; body?: B; response: R } & Partial<
    Pick<Endpoint, "status" | "contentType" | "errors">
  >;

export function defineEndpoint<
  P extends Shape = None,
  Q extends Shape = None,
  B extends z.ZodType = None,
  R extends z.ZodType = None,
>(declaration: Declaration<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    params: none as unknown as P,
    query: none as unknown as Q,
    body: none as unknown as B,
    status: 200,
    contentType: "application/json",
    errors: [],
    ...declaration,
  };
}

/** An undeclared part is `Record<string, never>` to zod; in an intersection it would forbid every other field. */
type Declared<T> = string extends keyof T ? unknown : T;

/** What a verb receives: parameters (without `orgId`, which is in the context), query and body in one object. */
export type InputOf<E extends Endpoint> = Omit<Declared<z.output<E["params"]>>, "orgId"> &
  Declared<z.output<E["query"]>> &
  Declared<z.output<E["body"]>>;

/** What a verb gets first: with `{orgId}` in the path, the context of that organization. */
export type CtxOf<E extends Endpoint> = "orgId" extends keyof E["params"]["shape"] ? Ctx : BaseCtx;

/** What a caller sends. */
export type BodyOf<E extends Endpoint> = z.input<E["body"]>;
export type QueryOf<E extends Endpoint> = z.input<E["query"]>;
export type ParamsOf<E extends Endpoint> = z.input<E["params"]>;

/** What the wire carries back. */
export type ResponseOf<E extends Endpoint> = z.output<E["response"]>;
/** What a verb may return: the response before stripping (dates and bigints are turned into strings by the schema). */
export type ResultOf<E extends Endpoint> = z.input<E["response"]>;
