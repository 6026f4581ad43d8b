import type { Metadata } from "next";
import { cache } from "react";
import { modelPath, type Params, playgroundPath, valuesOf } from "@/components/models/address";
import { AccountPanel } from "@/components/models/detail/account-panel";
import { CostCalculator } from "@/components/models/detail/cost-calculator";
import { exampleOf } from "@/components/models/detail/example";
import { ModelPage } from "@/components/models/detail/model-page";
import { Samples } from "@/components/models/detail/samples";
import { modelJsonLd } from "@/components/models/json-ld";
import { isByToken } from "@/components/models/words";
import { can } from "@/lib/access";
import {
  getModelAccountEndpoint,
  getPublicModelEndpoint,
  type PublicModel,
} from "@/lib/contract/public-models";
import { env } from "@/lib/core/env";
import { listMyOrgs } from "@/lib/domain/orgs";
import { getModelAccount, getPublicModel, quoteCalls, unitOf } from "@/lib/domain/storefront";
import { findUser, load, loadOr404, requireOrg, requireUser, visitorCtx } from "@/lib/web/page";

type ModelProps = PageProps<"/models/[...slug]">;

const readDetail = cache(async (slug: string) => {
  const { data } = await loadOr404(await visitorCtx(), getPublicModelEndpoint, getPublicModel, {
    query: { model: slug },
  });
  return data;
});

async function slugOf(params: ModelProps["params"]): Promise<string> {
  return (await params).slug.map(decodeURIComponent).join("/");
}

/** What holds for the reader's organization: the one that the address names, or the first. */
async function readAccount(slug: string, params: Params) {
  if (!(await findUser())) return null;
  const { items } = await listMyOrgs((await requireUser()).ctx);
  const asked = valuesOf(params, "org")[0];
  const chosen = items.find((org) => org.slug === asked) ?? items[0];
  if (!chosen) return null;
  const { ctx, role } = await requireOrg(chosen.slug);
  const args = { params: { orgId: chosen.id }, query: { model: slug } };
  const { data: account } = await load(ctx, getModelAccountEndpoint, getModelAccount, args);
  const others = items
    .filter((org) => org.id !== chosen.id)
    .map((org) => ({ name: org.name, path: `${modelPath(slug)}?org=${org.slug}` }));
  return { panel: { org: chosen, others, account }, mayTry: can(role, "playground.use") };
}

function Calculator({ model, params }: { model: PublicModel; params: Params }) {
  const { rates } = model.price;
  const example = exampleOf(params);
  const unit = unitOf(rates);
  const asked = isByToken(model) ? example : { ...example, input: 0, output: 0 };
  return (
    <CostCalculator
      slug={model.slug}
      params={params}
      example={example}
      unit={unit}
      takesTokens={isByToken(model)}
      hasCached={model.features.includes("caching")}
      {...quoteCalls(rates, asked)}
    />
  );
}

export async function generateMetadata({ params }: ModelProps): Promise<Metadata> {
  const { model } = await readDetail(await slugOf(params));
  const path = modelPath(model.slug);
  return {
    metadataBase: new URL(env().PORTAL_URL),
    title: `${model.name} (${model.slug})`,
    description: `${model.name} by ${model.ownedBy}: price, context, abilities, parameters, speed and code.`,
    alternates: { canonical: path, types: { "text/markdown": `${path}.md` } },
  };
}

export default async function Model({ params, searchParams }: ModelProps) {
  const slug = await slugOf(params);
  const [detail, query] = [await readDetail(slug), await searchParams];
  const mine = await readAccount(slug, query);
  const isSignedIn = (await findUser()) !== null;
  const { PORTAL_URL, GATEWAY_URL } = env();
  return (
    <>
      <script type="application/ld+json">
        {modelJsonLd(detail.model, new URL(modelPath(slug), PORTAL_URL).href)}
      </script>
      <ModelPage
        detail={detail}
        ownSpeed={mine?.panel.account.speed}
        playgroundPath={
          mine?.mayTry === false ? null : playgroundPath([slug], isSignedIn, mine?.panel.org.slug)
        }
        calculator={<Calculator model={detail.model} params={query} />}
        samples={<Samples model={detail.model} gatewayUrl={GATEWAY_URL} />}
        account={mine && <AccountPanel {...mine.panel} />}
      />
    </>
  );
}
