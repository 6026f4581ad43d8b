import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { operatorCtx } from "@/server/cli/frame/operator";

const NAMES = ["one", "two", "three", "four"];
const RATES = { input: 100_000_000, output: 400_000_000 };

/** Four models that a provider at this address answers. */
export async function openModels(baseUrl: string): Promise<string[]> {
  const ctx = operatorCtx();
  const provider = await createProvider(ctx, {
    kind: "openai",
    ...{ slug: "paced", name: "Paced", baseUrl, credential: null, region: null },
  });
  const slugs: string[] = [];
  for (const name of NAMES) {
    const model = await createModel(ctx, {
      ...{ slug: `paced/${name}`, name: `Paced ${name}`, ownedBy: "paced", description: "", enabled: true },
      ...{ tokenizer: "o200k_base", contextTokens: 128_000, maxOutputTokens: 16_384, capabilities: [] },
      ...{ inputModalities: ["text"], outputModalities: ["text"] },
      routes: [{ providerId: provider.id, upstreamModel: name, priority: 0, weight: 1, enabled: true }],
    });
    await setPrice(ctx, { modelId: model.id, rates: RATES, note: "" });
    slugs.push(model.slug);
  }
  return slugs;
}
