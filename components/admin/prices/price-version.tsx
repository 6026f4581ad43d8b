import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listPricesEndpoint } from "@/lib/contract/prices";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { RATE_LABELS, ratePhrase, TOKEN_RATES } from "./rate-text";

type Price = ResponseOf<typeof listPricesEndpoint>["items"][number];
type PriceVersionProps = { price: Price; inForceId: string | undefined; upcomingId: string | undefined };

export function PriceVersion({ price, inForceId, upcomingId }: PriceVersionProps) {
  const { rates } = price;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {price.id === inForceId && <Badge tone="accent">in force</Badge>}
        {price.id === upcomingId && <Badge tone="info">upcoming</Badge>}
        <span className="font-medium">
          from <RelativeTime at={price.effectiveFrom} />
        </span>
        {price.note && <span className="break-words text-muted">{price.note}</span>}
      </div>
      <Details
        items={[
          ...TOKEN_RATES.flatMap((name) => {
            const rate = rates[name];
            return rate === undefined
              ? []
              : [{ label: RATE_LABELS[name], value: `${ratePhrase(rate)} / M tokens` }];
          }),
          ...(rates.perImage === undefined
            ? []
            : [{ label: "Image", value: `${ratePhrase(rates.perImage)} each` }]),
          ...(rates.perRequest === undefined
            ? []
            : [{ label: "Request", value: `${ratePhrase(rates.perRequest)} each` }]),
          ...(rates.contextTiers ?? []).map((tier) => ({
            label: `Above ${formatExactCount(tier.aboveInputTokens)}`,
            value: `input ${ratePhrase(tier.input)}, output ${ratePhrase(tier.output)} / M, the whole call`,
          })),
        ]}
      />
    </>
  );
}
