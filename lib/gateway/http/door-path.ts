/** A client adds `/v1`, `/v1beta` or `/v2` itself, and its base URL had a `/v1` already. */
const DOUBLED_VERSION = /^\/v1(?=\/(?:v1|v1beta|v2)\/)/;
/** OpenRouter's own base URL is `/api/v1`. */
const API_ROOT = /^\/api(?=\/v1\/)/;
const VERSION = /^\/v\d/;

/** The other ways to read a path, for a base URL that was given with a version too many, or without one. */
function otherReadings(path: string): string[] {
  if (DOUBLED_VERSION.test(path)) return [path.replace(DOUBLED_VERSION, "")];
  if (API_ROOT.test(path)) return [path.replace(API_ROOT, "")];
  return VERSION.test(path) ? [] : [`/v1${path}`];
}

/** The path under which a door answers: as it came, or else as it was meant; as it came where there is no such door. */
export function doorPath(path: string, hasDoor: (path: string) => unknown): string {
  if (hasDoor(path)) return path;
  return otherReadings(path).find(hasDoor) ?? path;
}
