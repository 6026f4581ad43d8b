import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getPublicModelEndpoint } from "@/lib/contract/public-models";
import { rateItems } from "../admin/prices/rate-items";
import { formatDuration, formatExactCount } from "../ui/data/number-format";
import { sampleCodes } from "./detail/sample-codes";
import { FEATURE_LABELS, OPERATION_LABELS } from "./words";

type Detail = ResponseOf<typeof getPublicModelEndpoint>;

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`);

function neighbourLines(title: string, neighbours: Detail["cheaper"]): string[] {
  if (neighbours.length === 0) return [];
  return [
    "",
    `## ${title}`,
    ...bullets(neighbours.map(({ model, reasons }) => `\`${model.slug}\`: ${reasons.join(", ")}`)),
  ];
}

/** A model's page as Markdown. */
export function modelText({ model, strengths, cheaper, stronger }: Detail, gatewayUrl: string): string {
  const { speed } = model;
  const lines = [
    `# ${model.name}`,
    "",
    `\`${model.slug}\`, by ${model.ownedBy}.`,
    ...(model.description ? ["", model.description] : []),
    "",
    "## Good at",
    ...bullets(strengths),
    "",
    "## Facts",
    ...bullets([
      `For: ${model.operations.map((name) => OPERATION_LABELS[name] ?? name).join(", ")}`,
      `Context: ${formatExactCount(model.contextTokens)} tokens`,
      `Longest answer: ${formatExactCount(model.maxOutputTokens)} tokens`,
      `Takes: ${model.inputModalities.join(", ")}`,
      `Gives: ${model.outputModalities.join(", ")}`,
      `Can: ${model.features.map((name) => FEATURE_LABELS[name]).join(", ") || "nothing beyond that"}`,
      `Parameters: ${model.parameters.join(", ") || "not stated"}`,
    ]),
    "",
    `## Price, in USD, since ${model.price.effectiveFrom.slice(0, 10)}`,
    ...bullets(rateItems(model.price.rates).map(({ label, value }) => `${label}: ${value}`)),
    ...(model.upcomingPrice
      ? [
          "",
          `## Price from ${model.upcomingPrice.effectiveFrom.slice(0, 10)}`,
          ...bullets(rateItems(model.upcomingPrice.rates).map(({ label, value }) => `${label}: ${value}`)),
        ]
      : []),
    ...(speed
      ? [
          "",
          "## Speed seen here, 30 days",
          ...bullets([
            ...(speed.ttftMs ? [`First token: half within ${formatDuration(speed.ttftMs.p50)}`] : []),
            `Whole answer: half within ${formatDuration(speed.latencyMs.p50)}, 95% within ${formatDuration(speed.latencyMs.p95)}`,
          ]),
        ]
      : []),
    ...neighbourLines("Costs less", cheaper),
    ...neighbourLines("Does more", stronger),
    "",
    "## Call it",
    "```bash",
    sampleCodes(model, gatewayUrl).codes.curl,
    "```",
  ];
  return `${lines.join("\n")}\n`;
}
