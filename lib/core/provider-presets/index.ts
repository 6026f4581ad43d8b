import { COMPATIBLE_PRESETS } from "./compatible";
import { NATIVE_PRESETS } from "./native";
import type { ProviderPreset } from "./preset";

export * from "./preset";

/** Every provider that Turnpike knows by name, in the order in which they are offered. */
export const PROVIDER_PRESETS: readonly ProviderPreset[] = [...NATIVE_PRESETS, ...COMPATIBLE_PRESETS];

const BY_SLUG = new Map(PROVIDER_PRESETS.map((preset) => [preset.slug, preset]));

/** A preset by its slug, or null. */
export function findPreset(slug: string | null): ProviderPreset | null {
  return slug === null ? null : (BY_SLUG.get(slug) ?? null);
}

/** A provider's preset: the one it was made from, else what a host of its kind is. */
export function presetOf(provider: { kind: string; preset: string | null }): ProviderPreset {
  return (
    findPreset(provider.preset) ??
    findPreset(provider.kind === "openai" ? "custom" : provider.kind) ??
    BY_SLUG.get("custom")!
  );
}
