import type { Metadata } from "next";
import { playgroundPath, valuesOf } from "@/components/models/address";
import { ComparePage } from "@/components/models/compare/compare-page";
import { COMPARED_MAX, searchModelsEndpoint } from "@/lib/contract/public-models";
import { exampleCost, searchModels } from "@/lib/domain/storefront";
import { findUser, load, visitorCtx } from "@/lib/web/page";

export const metadata: Metadata = {
  title: "Compare models",
  description: "Prices, context, abilities and speed of up to four models beside each other.",
  robots: { index: false },
};

const CHATS = 1_000n;

export default async function Compare({ searchParams }: PageProps<"/models/compare">) {
  const params = await searchParams;
  const slugs = [...new Set(valuesOf(params, "models"))].slice(0, COMPARED_MAX);
  const items =
    slugs.length > 0
      ? (await load(await visitorCtx(), searchModelsEndpoint, searchModels, { query: { models: slugs } }))
          .data.items
      : [];
  const compared = items.map((model) => {
    const cost = exampleCost(model);
    return { model, exampleNanos: cost === null ? null : BigInt(cost) * CHATS };
  });
  const missing = slugs.filter((slug) => !items.some((model) => model.slug === slug));
  const chats = items.filter(({ operations }) => operations.includes("chat")).map(({ slug }) => slug);
  return (
    <ComparePage
      compared={compared}
      missing={missing}
      onlyDifferences={params.only === "differences"}
      playgroundPath={chats.length > 0 ? playgroundPath(chats, (await findUser()) !== null) : null}
    />
  );
}
