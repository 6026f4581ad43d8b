/** Which preset this tab's session was opened from, so that a reload keeps what was changed since. */
const keyOf = (orgId: string) => `turnpike.playground.preset.${orgId}`;

export function readOpened(orgId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(orgId));
  } catch {
    return null;
  }
}

export function writeOpened(orgId: string, presetId: string | null): void {
  try {
    if (presetId) sessionStorage.setItem(keyOf(orgId), presetId);
    else sessionStorage.removeItem(keyOf(orgId));
  } catch {
    // Without storage a reload opens the preset anew.
  }
}
