import type { CallDetail } from "@/lib/client/calls";
import { usdFromNanos } from "@/lib/core/money";

/** The headers that the caller got with the answer, as they follow from the record; those that said limits of the moment are not kept. */
export function prepareHeaders({ attempts }: Pick<CallDetail, "attempts">): [name: string, value: string][] {
  const tries = attempts.filter(({ outcome }) => outcome !== "corrected");
  const last = tries.at(-1);
  if (!last) return [];
  return [
    ["x-request-id", last.requestId],
    ["x-turnpike-model", last.model],
    ...(last.providerSlug ? [["x-turnpike-provider", last.providerSlug] as [string, string]] : []),
    ["x-turnpike-attempts", String(tries.length)],
    // A stream's cost is in its last usage chunk: its headers were sent before it was known.
    ...(last.stream && last.status === 200
      ? []
      : [["x-turnpike-cost", usdFromNanos(BigInt(last.costNanos))] as [string, string]]),
  ];
}
