import { AppError } from "@/lib/core/errors";
import type { ProviderKind, ProviderPreset } from "@/lib/core/provider-presets";

/** What SDKs disagree on: some of a kind take the version with the address, others without. One form is stored. */
const VERSION: Partial<Record<ProviderKind, { suffix: RegExp; kept: string }>> = {
  anthropic: { suffix: /\/v1$/, kept: "" },
  gemini: { suffix: /\/v1(beta)?$/, kept: "" },
  vertex: { suffix: /\/v1(beta1)?$/, kept: "" },
  cohere: { suffix: /\/v[12]$/, kept: "" },
  mistral: { suffix: /\/v1$/, kept: "/v1" },
  azure: { suffix: /\/openai(\/v1)?$/, kept: "" },
};

/**
 * The address that is stored: what the operator wrote, or the preset's for this region. Anthropic, Gemini, Vertex, Cohere and
 * Azure are kept without their version, Mistral and OpenAI's kind with it. 400 when only the operator can know it.
 */
export function toBaseUrl(
  preset: Pick<ProviderPreset, "kind" | "baseUrl">,
  written: string | undefined,
  region: string | null,
): string {
  const address = (written ?? regional(preset.baseUrl, region)).replace(/\/+$/, "");
  const version = VERSION[preset.kind];
  return version ? address.replace(version.suffix, "") + version.kept : address;
}

function regional(template: string | null, region: string | null): string {
  if (template === null || template.includes("{resource}"))
    throw new AppError("invalid_request", "Write its address.", { param: "baseUrl" });
  if (!template.includes("{region}")) return template;
  if (region === null) throw new AppError("invalid_request", "Write its region.", { param: "region" });
  // Google's global location has no prefix of its own.
  return region === "global"
    ? template.replace("{region}-", "")
    : template.replace("{region}", region.toLowerCase());
}
