export type Heading = { depth: number; text: string; id: string };

/** A heading and what stands below it, until the next one. */
export type Section = Heading & { body: string };

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;

/** The words of a line of markdown, without what only formats them. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/(\*\*|__)(.*?)\1/g, "$2")
    .replace(/(^|\s)\*(\S[^*]*)\*/g, "$1$2")
    .trim();
}

/** Ids of headings as GitHub makes them; one that comes again gets a number. */
export function headingIds(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const id = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s+/g, "-");
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times === 0 ? id : `${id}-${times}`;
  };
}

/** A page cut at its headings; what stands before the first one has none and is left out. */
export function outline(markdown: string): Section[] {
  const idOf = headingIds();
  const sections: Section[] = [];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1]?.[0] ?? null;
    if (mark && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    const heading = fence === null ? HEADING.exec(line) : null;
    if (heading) {
      const text = plainText(heading[2]!);
      sections.push({ depth: heading[1]!.length, text, id: idOf(text), body: "" });
    } else if (sections.length > 0) {
      sections.at(-1)!.body += `${line}\n`;
    }
  }
  return sections;
}
