export const ZONE_COOKIE = "turnpike_zone";

/** The zone of the cookie, or UTC when it is missing or made up. */
export function readZone(cookie: string | undefined): string {
  const zone = decodeURIComponent(cookie ?? "");
  try {
    return zone ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone : "UTC";
  } catch {
    return "UTC";
  }
}
