const SLOTS = 10;
export const COLORS = Array.from({ length: SLOTS }, (_, i) => `var(--chart-${i + 1})`);
const REST_COLOR = "var(--chart-rest)";

/** Those that stand for no single value. */
const REST_IDS = new Set(["other", ""]);

/**
 * A colour for each id. One that is known keeps its own, also while it is out of sight, so that neither live data nor
 * another range repaints the chart; a new one takes the colour that its name asks for, or the next that is free.
 */
export function assignColors(
  known: ReadonlyMap<string, string>,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const shown = new Set(ids);
  const fresh = ids.filter((id) => !known.has(id) && !REST_IDS.has(id)).sort();
  if (fresh.length === 0) return known;
  const colors = new Map(known);
  for (const id of fresh) {
    const taken = new Map([...colors].map(([holder, color]) => [color, holder]));
    const wishes = COLORS.map((_, i) => COLORS[(wishOf(id) + i) % SLOTS]!);
    const color =
      wishes.find((each) => !taken.has(each)) ?? wishes.find((each) => !shown.has(taken.get(each)!));
    if (!color) continue;
    const evicted = taken.get(color);
    if (evicted !== undefined) colors.delete(evicted);
    colors.set(id, color);
  }
  return colors.size === known.size && [...colors].every(([id, color]) => known.get(id) === color)
    ? known
    : colors;
}

export const colorOf = (colors: ReadonlyMap<string, string>, id: string) => colors.get(id) ?? REST_COLOR;

/** One series alone is drawn in the first colour; else an even spread over the colours by the letters of its name. */
function wishOf(id: string): number {
  if (id === "all") return 0;
  let hash = 2_166_136_261;
  for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619);
  return (hash >>> 0) % SLOTS;
}
