import type { UnlistedRule } from "@/lib/contract/catalog";
import { type GenaiList, LIST_VERSION, type ListVersion } from "../genai-prices/read-model";
import type { SyncModel } from "./state";
import { inForceAt } from "./versions";

/** What a rule makes of a model: its versions, and the words that the model's page shows. */
export type RulePrice = {
  versions: ListVersion[];
  note: string;
  listVersion: string | null;
  isList: boolean;
};

type World = { genai: GenaiList; models: ReadonlyMap<string, SyncModel>; at: Date };

/** The model's name as other providers write it: without folders, and without a size or tag as Ollama has it. */
const plainName = (upstreamModel: string) => upstreamModel.replace(/^.*\//, "").replace(/:[^:]*$/, "");

function byName(upstreamModel: string, { genai }: World): RulePrice | null {
  const found = genai.find(undefined, upstreamModel) ?? genai.find(undefined, plainName(upstreamModel));
  return (
    found && {
      versions: found.versions,
      note: `By rule: list price of ${found.id} by its name, ${LIST_VERSION}`,
      listVersion: LIST_VERSION,
      isList: true,
    }
  );
}

function sameAs(slug: string, { models, at }: World): RulePrice | null {
  const price = inForceAt(models.get(slug)?.prices ?? [], at);
  if (!price) return null;
  return {
    versions: [{ from: null, rates: price.rates }],
    note: `By rule: the same price as ${slug}`,
    listVersion: null,
    isList: false,
  };
}

/** How a provider's rule prices a model that no list has; null: not at all, and the model answers no call. */
export function priceByRule(
  rule: UnlistedRule | null,
  upstreamModel: string,
  world: World,
): RulePrice | null {
  switch (rule?.kind) {
    case "by_name":
      return byName(upstreamModel, world);
    case "same_as":
      return sameAs(rule.model, world);
    case "fixed":
      return {
        versions: [{ from: null, rates: rule.rates }],
        note: "By rule: the provider's fixed rates",
        listVersion: null,
        isList: false,
      };
    default:
      return null;
  }
}
