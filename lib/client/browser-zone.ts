const KEPT = "turnpike:zone";
const QUARTERS = [0, 3, 6, 9];

/** How this year's clock differs from UTC in each quarter, in minutes. */
function offsetsOf(year: number): number[] {
  return QUARTERS.map((month) => new Date(year, month, 1).getTimezoneOffset());
}

type Kept = { offsets: string; zone: string };

function readKept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Without storage it is asked for again.
  }
}

/**
 * The viewer's IANA zone. To ask a browser for it takes as long as a chart takes to draw, so it is asked once for each
 * clock: while the offsets are those of last time, the zone is too, and a clock that never differs from UTC is UTC.
 */
function findZone(): string {
  const offsets = offsetsOf(new Date().getFullYear());
  if (offsets.every((offset) => offset === 0)) return "UTC";
  const kept = readKept();
  if (kept?.offsets === offsets.join()) return kept.zone;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  keep({ offsets: offsets.join(), zone });
  return zone;
}

let found: string | undefined;

export function browserZone(): string {
  found ??= findZone();
  return found;
}
