/** A model's slug (`openai/gpt-5`) or every model of a vendor (`openai/*`). */
const PATTERN = /^[a-z0-9][a-z0-9._:-]*(\/[a-z0-9._:-]+)*(\/\*)?$/i;

/** True when the text is a slug or a `vendor/*` pattern. */
export function isModelPattern(text: string): boolean {
  return text.length <= 120 && PATTERN.test(text);
}

function covers(outer: string, inner: string): boolean {
  return outer === inner || (outer.endsWith("/*") && inner.startsWith(outer.slice(0, -1)));
}

/** True when one of the patterns allows the model; an empty list allows every model. */
export function allowsModel(patterns: readonly string[], slug: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => covers(pattern, slug));
}

/** The first inner pattern that the outer list does not allow in full, or null. An empty inner list means "as the outer". */
export function findWiderPattern(outer: readonly string[], inner: readonly string[]): string | null {
  return inner.find((pattern) => !allowsModel(outer, pattern)) ?? null;
}
