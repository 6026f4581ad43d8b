import type { Model } from "@/lib/client/models";
import { allowsModel } from "@/lib/core/model-pattern";

const ALWAYS_THERE = "sandbox/small";

/** A chat model that a key of these patterns may call; null where there is none, or none is known yet. */
export function firstModelFor(
  patterns: readonly string[],
  models: readonly Pick<Model, "slug" | "operations">[],
): string | null {
  if (allowsModel(patterns, ALWAYS_THERE)) return ALWAYS_THERE;
  const isChat = ({ operations }: Pick<Model, "operations">) => operations.includes("chat");
  return models.find((model) => isChat(model) && allowsModel(patterns, model.slug))?.slug ?? null;
}
