import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./call";
import { packedText, readPacked } from "./packed";

const STALE_MS = 30_000;
const RETRIES_MAX = 2;

/** Only what may pass by itself is asked again: no answer, 429 and 5xx. */
function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= RETRIES_MAX) return false;
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}

/** One a browser tab; on the server one a request. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: STALE_MS, retry: isWorthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
      // As one text an answer crosses from the server's components to the browser's sooner than value by value.
      dehydrate: { serializeData: packedText },
      hydrate: { deserializeData: readPacked },
    },
  });
}
