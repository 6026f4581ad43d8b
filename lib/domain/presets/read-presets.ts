import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getPresetEndpoint } from "@/lib/contract/presets";
import { db } from "@/lib/db";
import { readPreset, readPresets } from "./queries";

/** The caller's own presets and those shared with the organization, by name. */
export async function listPresets(ctx: Ctx) {
  requirePermission(ctx, "playground.use");
  return { items: await readPresets(ctx) };
}

/** A preset with its setup. */
export async function getPreset(ctx: Ctx, { presetId }: InputOf<typeof getPresetEndpoint>) {
  requirePermission(ctx, "playground.use");
  return readPreset(db(), ctx, presetId);
}
