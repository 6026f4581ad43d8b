import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { formatCount } from "../ui/data/number-format";

export type OrgRateLimits = ResponseOf<typeof getRateLimitsEndpoint>;

const METRICS = [
  { name: "rpm", label: "Requests per minute" },
  { name: "tpm", label: "Tokens per minute" },
  { name: "rpd", label: "Requests per day" },
  { name: "concurrency", label: "Calls at once" },
] as const;

type RateLimitFactsProps = { limits: OrgRateLimits; planName?: string };

/** The limits in force, and which of them the plan sets. */
export function RateLimitFacts({ limits: { own, plan }, planName = "your plan" }: RateLimitFactsProps) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      {METRICS.map(({ name, label }) => {
        const known = [own[name], plan[name]].filter((limit) => limit !== null);
        const lowest = known.length > 0 ? Math.min(...known) : null;
        return (
          <div key={name} className="min-w-0">
            <dt className="text-muted text-xs">{label}</dt>
            <dd className="font-medium">{lowest === null ? "No limit" : formatCount(lowest)}</dd>
            {plan[name] !== null && (
              <dd className="text-subtle text-xs">
                {plan[name] === lowest ? `by ${planName}` : `${planName} allows ${formatCount(plan[name])}`}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
