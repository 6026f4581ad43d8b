import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listPricesEndpoint } from "@/lib/contract/prices";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { RelativeTime } from "../../ui/data/relative-time";
import { rateItems } from "./rate-items";

type Price = ResponseOf<typeof listPricesEndpoint>["items"][number];
type PriceVersionProps = { price: Price; inForceId: string | undefined; upcomingId: string | undefined };

export function PriceVersion({ price, inForceId, upcomingId }: PriceVersionProps) {
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {price.id === inForceId && <Badge tone="accent">in force</Badge>}
        {price.id === upcomingId && <Badge tone="info">upcoming</Badge>}
        {price.source === "rule" && <Badge tone="warning">by rule</Badge>}
        {price.source === "list" && <Badge>list price</Badge>}
        <span className="font-medium">
          from <RelativeTime at={price.effectiveFrom} />
        </span>
        {price.note && <span className="break-words text-muted">{price.note}</span>}
      </div>
      <Details items={rateItems(price.rates)} />
    </>
  );
}
