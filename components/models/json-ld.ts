import type { PublicModel } from "@/lib/contract/public-models";
import { usdFromNanos } from "@/lib/core/money";
import { isByToken } from "./words";

/** What search engines read of a model, safe inside a script element. */
export function modelJsonLd(model: PublicModel, url: string): string {
  const { input, output } = model.price.rates;
  const priced = (name: string, nanos: number) => ({
    "@type": "UnitPriceSpecification",
    name,
    price: usdFromNanos(BigInt(nanos)),
    priceCurrency: "USD",
    unitText: "1,000,000 tokens",
  });
  const data = {
    "@context": "https://schema.org",
    "@type": "WebAPI",
    name: model.name,
    identifier: model.slug,
    url,
    description: model.description || `${model.name} by ${model.ownedBy}`,
    provider: { "@type": "Organization", name: model.ownedBy },
    ...(isByToken(model) && {
      offers: {
        "@type": "Offer",
        priceSpecification: [priced("Input tokens", input), priced("Output tokens", output)],
      },
    }),
  };
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
