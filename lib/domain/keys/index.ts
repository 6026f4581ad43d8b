export { createKey } from "./create-key";
export { disableKey, enableKey, revokeAllKeys, revokeKey } from "./end-key";
export { readKeys } from "./key-view";
export { newSecret } from "./new-secret";
export { getKey, listKeys } from "./queries";
export { revealRotatedKey } from "./reveal-rotated-key";
export { rotateDueKeys } from "./rotate-due-keys";
export { rotateKey } from "./rotate-key";
export { updateKey } from "./update-key";
