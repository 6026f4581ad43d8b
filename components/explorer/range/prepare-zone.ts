/** The zone of the address when it is one, else the viewer's. */
export function pickZone(wanted: string | null, viewerZone: string): string {
  if (!wanted) return viewerZone;
  try {
    new Intl.DateTimeFormat("en", { timeZone: wanted });
    return /^[A-Za-z]/.test(wanted) ? wanted : viewerZone;
  } catch {
    return viewerZone;
  }
}
