/** The pages where somebody stayed, newest first, kept in the browser; `where` tells like pages of two organizations apart. */
export type Place = { href: string; label: string; where?: string };

const STORAGE_KEY = "turnpike:recent-places";
export const PLACES_MAX = 6;

/** A place that is visited again moves to the front. */
export function withPlace(places: readonly Place[], place: Place): Place[] {
  return [place, ...places.filter(({ href }) => href !== place.href)].slice(0, PLACES_MAX);
}

/** Anything but a list of places counts as none: the store is the browser's, not ours. */
export function parsePlaces(stored: string | null): Place[] {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter(isPlace).slice(0, PLACES_MAX) : [];
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { href, label, where } = value as Record<string, unknown>;
  if (typeof label !== "string" || typeof href !== "string" || !/^\/(?![/\\])/.test(href)) return false;
  return where === undefined || typeof where === "string";
}

export function readPlaces(): Place[] {
  return parsePlaces(storage()?.getItem(STORAGE_KEY) ?? null);
}

export function rememberPlace(place: Place): void {
  storage()?.setItem(STORAGE_KEY, JSON.stringify(withPlace(readPlaces(), place)));
}

export function forgetPlaces(): void {
  storage()?.removeItem(STORAGE_KEY);
}

/** Browsers may refuse it, e.g. with cookies blocked. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
