/** `openai` and `gpt-5` become `openai/gpt-5`; what a slug cannot hold becomes a hyphen. */
export function toModelSlug(providerSlug: string, upstreamModel: string): string {
  const clean = upstreamModel.replace(/[^A-Za-z0-9._:/-]+/g, "-").replace(/\/{2,}/g, "/");
  const name = clean.replace(/^accounts\/[^/]+\/models\//, "").replace(/^\/+|\/+$/g, "") || "model";
  return name.startsWith(`${providerSlug}/`) ? name : `${providerSlug}/${name}`;
}
