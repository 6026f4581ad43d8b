import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listPricesEndpoint } from "@/lib/contract/prices";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { RelativeTime } from "../../ui/data/relative-time";
import { dateText } from "../../ui/data/time-format";
import { rateItems } from "./rate-items";

type Price = ResponseOf<typeof listPricesEndpoint>["items"][number];
type PriceVersionProps = { price: Price; standing: "announced" | "in_force" | "past" };

export function PriceVersion({ price, standing }: PriceVersionProps) {
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <span className="font-medium">From {dateText(price.effectiveFrom, "UTC")}</span>
        {standing === "in_force" && <Badge tone="accent">in force</Badge>}
        {standing === "announced" && (
          <Badge tone="info">
            <RelativeTime at={price.effectiveFrom} />
          </Badge>
        )}
        {price.source === "rule" && <Badge tone="warning">by rule</Badge>}
        {price.source === "list" && <Badge>list price</Badge>}
        {price.note && <span className="min-w-0 break-words text-muted">{price.note}</span>}
      </div>
      <Details items={rateItems(price.rates)} />
    </>
  );
}
