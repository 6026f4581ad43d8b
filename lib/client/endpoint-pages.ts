import { infiniteQueryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { Endpoint, ResponseOf } from "../contract/endpoint";
import { queryKeyOf, type ReadArgs } from "../contract/query-key";
import { type ApiError, type CallArgs, call } from "./call";
import type { Remote } from "./remote";

type Page = { items: unknown[]; nextCursor: string | null };
type PagedEndpoint = Endpoint<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType<Page>>;

/** How a page reads a list that goes on: `useInfiniteQuery(statementQuery(orgId))`, page after page by cursor. */
export function endpointPages<E extends PagedEndpoint>(endpoint: Remote<E>, args: ReadArgs<E> = {}) {
  return infiniteQueryOptions<
    ResponseOf<E>,
    ApiError,
    { pages: ResponseOf<E>[]; pageParams: unknown[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...queryKeyOf<E>(endpoint, args), "pages"],
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as Page).nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const request = { ...args, query: { ...args.query, cursor }, signal } as CallArgs<E>;
      return call<E>(endpoint, request);
    },
  });
}
