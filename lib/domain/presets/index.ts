export { createPreset } from "./create-preset";
export { deletePreset } from "./delete-preset";
export { getPreset, listPresets } from "./read-presets";
export { restorePreset } from "./restore-preset";
export { updatePreset } from "./update-preset";
