export type FrontMatter = {
  title: string;
  description: string;
  order: number;
  /** Guides of a group follow each other. */
  group: string;
};

const BLOCK = /^---\n([\s\S]*?)\n---\n+/;

/** The `name: value` lines above a page, and what comes after them. */
export function readFrontMatter(text: string, path: string): FrontMatter & { markdown: string } {
  const block = BLOCK.exec(text);
  if (!block) throw new Error(`${path} has no front matter.`);
  const lines = block[1]!.split("\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  const values = new Map(lines);
  const need = (name: string) => {
    const value = values.get(name);
    if (!value) throw new Error(`${path} has no ${name} in its front matter.`);
    return value;
  };
  const order = Number(need("order"));
  if (!Number.isInteger(order)) throw new Error(`${path}: order is a whole number.`);
  return {
    title: need("title"),
    description: need("description"),
    order,
    group: need("group"),
    markdown: text.slice(block[0].length),
  };
}
