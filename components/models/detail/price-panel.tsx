import type { PublicModel } from "@/lib/contract/public-models";
import { rateItems } from "../../admin/prices/rate-items";
import { Details } from "../../ui/data/details";
import { dateText } from "../../ui/data/time-format";
import { Notice } from "../../ui/feedback/notice";
import { Panel } from "../../ui/page/panel";

/** Every rate in force, and the next version ahead of its date. */
export function ModelPrices({ model }: { model: PublicModel }) {
  const { price, upcomingPrice } = model;
  return (
    <Panel title="Price" description={`In USD, in force since ${dateText(price.effectiveFrom, "UTC")}.`}>
      {upcomingPrice && (
        <Notice tone="info" className="mb-4">
          A new price begins on {dateText(upcomingPrice.effectiveFrom, "UTC")}. Calls before it keep the one
          below.
        </Notice>
      )}
      <Details items={rateItems(price.rates)} />
      {upcomingPrice && (
        <>
          <h3 className="mt-5 mb-2 font-semibold text-xs">
            From {dateText(upcomingPrice.effectiveFrom, "UTC")}
          </h3>
          <Details items={rateItems(upcomingPrice.rates)} />
        </>
      )}
    </Panel>
  );
}
