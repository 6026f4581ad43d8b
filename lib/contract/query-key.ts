import type { Endpoint, ParamsOf, QueryOf } from "./endpoint";

/** Which read: the path's parameters and the query string. */
export type ReadArgs<E extends Endpoint> = { params?: ParamsOf<E>; query?: QueryOf<E> };

/** The cache key of a read, the same on the server that prefetches it and in the browser that uses it. */
export function queryKeyOf<E extends Endpoint>(
  endpoint: Pick<Endpoint, "id">,
  args: ReadArgs<E> = {},
): readonly unknown[] {
  return [endpoint.id, { ...args.params }, { ...args.query }];
}
