import { endpointQuery } from "./endpoint-query";
import { getStatusEndpoint } from "./endpoints/status";
import type { ResponseOf } from "./remote";

export type Status = ResponseOf<typeof getStatusEndpoint>;

const LOOK_EVERY_MS = 30_000;
const LOOK_AGAIN_MS = 8_000;

const isWell = (status: Status | undefined) => status?.gateway === "ok" && status.providers.length === 0;

/** Looked at again by itself, sooner while something is wrong. */
export const statusQuery = () => ({
  ...endpointQuery(getStatusEndpoint),
  retry: false,
  staleTime: LOOK_AGAIN_MS,
  refetchInterval: ({ state }: { state: { data?: Status; status: string } }) =>
    state.status === "error" || !isWell(state.data) ? LOOK_AGAIN_MS : LOOK_EVERY_MS,
});
