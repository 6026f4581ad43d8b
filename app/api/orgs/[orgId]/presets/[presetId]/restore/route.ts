import { restorePresetEndpoint } from "@/lib/contract/presets";
import { restorePreset } from "@/lib/domain/presets";
import { route } from "@/lib/web/route";

export const POST = route(restorePresetEndpoint, restorePreset);
