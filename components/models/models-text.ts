import type { PublicModel } from "@/lib/contract/public-models";
import { formatUsd } from "@/lib/core/money";
import { modelPath } from "./address";
import { isByToken, tokensText, unitRateOf } from "./words";

function priceText(model: PublicModel): string {
  const { rates } = model.price;
  if (isByToken(model))
    return `${formatUsd(BigInt(rates.input))} in, ${formatUsd(BigInt(rates.output))} out / M`;
  const unit = unitRateOf(rates);
  return unit ? `${formatUsd(BigInt(unit.nanos))} ${unit.per}` : "free";
}

/** Every model on a line, as Markdown. */
export function modelsText(models: readonly PublicModel[], portalUrl: string): string {
  const lines = models.map(
    (model) =>
      `- [${model.slug}](${portalUrl}${modelPath(model.slug)}.md): ${model.name}, ${tokensText(model.contextTokens)} context, ${priceText(model)}`,
  );
  return `# Models\n\n${lines.join("\n")}\n`;
}
