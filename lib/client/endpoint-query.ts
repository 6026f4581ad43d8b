import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { BodyOf, Endpoint, ResponseOf } from "@/lib/contract/endpoint";
import { queryKeyOf, type ReadArgs } from "@/lib/contract/query-key";
import { type ApiError, call } from "./call";
import type { Remote } from "./remote";

/** How a page reads an endpoint: `useQuery(keysQuery(orgId))`; the key is the one that the server prefetched under. */
export function endpointQuery<E extends Endpoint>(endpoint: Remote<E>, args: ReadArgs<E> = {}) {
  return queryOptions<ResponseOf<E>, ApiError>({
    queryKey: queryKeyOf<E>(endpoint, args),
    queryFn: ({ signal }) => call<E>(endpoint, { ...args, signal }),
  });
}

type MutationSetup<E extends Endpoint, V> = {
  /** The parts of the request that a call's variables stand for. */
  request: (variables: V) => ReadArgs<E> & { body?: BodyOf<E>; idempotencyKey?: string };
  /** Reads that this write makes stale, whatever their arguments. */
  stale: readonly Remote[];
};

/** How a page writes: `useMutation(createKeyMutation(orgId))`. Marks the stale reads when it succeeds. */
export function endpointMutation<E extends Endpoint, V>(
  endpoint: Remote<E>,
  { request, stale }: MutationSetup<E, V>,
) {
  return mutationOptions<ResponseOf<E>, ApiError, V>({
    mutationKey: [endpoint.id],
    mutationFn: (variables) => call<E>(endpoint, request(variables)),
    onSuccess: async (_data, _variables, _onMutate, { client }) => {
      await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read.id] })));
    },
  });
}
