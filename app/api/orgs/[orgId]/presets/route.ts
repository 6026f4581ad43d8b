import { createPresetEndpoint, listPresetsEndpoint } from "@/lib/contract/presets";
import { createPreset, listPresets } from "@/lib/domain/presets";
import { route } from "@/lib/web/route";

export const GET = route(listPresetsEndpoint, listPresets);
export const POST = route(createPresetEndpoint, createPreset);
