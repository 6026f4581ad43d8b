import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createQueryClient } from "./query-client";

/** What `load()` of lib/web read for a page: a cache key and the wire form of the answer. */
export type LoadedRead = { queryKey: readonly unknown[]; data: unknown };

/** Puts what the server has read into the browser's cache, so that `useQuery` under it has data on first paint. */
export function Hydrated({ reads, children }: { reads: LoadedRead[]; children: ReactNode }) {
  const client = createQueryClient();
  for (const { queryKey, data } of reads) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
