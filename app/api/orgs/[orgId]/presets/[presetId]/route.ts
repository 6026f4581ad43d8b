import { deletePresetEndpoint, getPresetEndpoint, updatePresetEndpoint } from "@/lib/contract/presets";
import { deletePreset, getPreset, updatePreset } from "@/lib/domain/presets";
import { route } from "@/lib/web/route";

export const GET = route(getPresetEndpoint, getPreset);
export const PATCH = route(updatePresetEndpoint, updatePreset);
export const DELETE = route(deletePresetEndpoint, deletePreset);
