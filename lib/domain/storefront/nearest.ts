/** Slugs that look like what was asked for, the nearest first: by shared pairs of letters, so that typing errors count little. */
export function nearestSlugs(asked: string, slugs: readonly string[], count = 5): string[] {
  const wanted = pairsOf(asked);
  const scored = slugs.map((slug) => ({ slug, score: similarity(wanted, pairsOf(slug)) }));
  const near = scored.filter(({ score }) => score > 0.25).sort((a, b) => b.score - a.score);
  return near.slice(0, count).map(({ slug }) => slug);
}

function pairsOf(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/[^a-z0-9]+/g, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
}

/** Dice's coefficient: twice what is shared over the sum of both. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}
