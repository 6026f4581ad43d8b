import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageSummaryEndpoint } from "@/lib/contract/usage";
import { wholeQuarters } from "./range";
import { readSums } from "./read-sums";
import { noSums, withAverages } from "./sums";

/** The sums of a range, and of the range of the same length that ends where it begins. */
export async function getUsageSummary(ctx: Ctx, input: InputOf<typeof usageSummaryEndpoint>) {
  requirePermission(ctx, "usage.read");
  const range = wholeQuarters(input);
  const previous = { from: new Date(2 * range.from.getTime() - range.to.getTime()), to: range.from };
  const [current, before] = await Promise.all(
    [range, previous].map(async (each) => {
      const [row] = await readSums({ orgId: ctx.orgId, zone: "UTC", filter: input.filter, ...each });
      return withAverages(row ?? noSums());
    }),
  );
  return { current: current!, previous: before!, previousFrom: previous.from };
}
