export type SearchEntry = { title: string; detail: string; href: string };

const SHOWN_MAX = 12;

/** Entries that hold every word; those with it in the title first. */
export function searchEntries(entries: readonly SearchEntry[], text: string): SearchEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const inTitle = (entry: SearchEntry) => words.every((word) => entry.title.toLowerCase().includes(word));
  const hits = entries.filter((entry) => {
    const all = `${entry.title} ${entry.detail}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return [...hits.filter(inTitle), ...hits.filter((entry) => !inTitle(entry))].slice(0, SHOWN_MAX);
}
