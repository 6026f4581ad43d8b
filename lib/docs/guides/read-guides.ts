import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fillPlaceholders, type Places } from "./fill-placeholders";
import { type FrontMatter, readFrontMatter } from "./front-matter";

export type Guide = FrontMatter & { slug: string; markdown: string };

const FOLDER = "docs/guides";

function readSources(): Guide[] {
  const folder = join(process.cwd(), FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => ({
      slug: name.slice(0, -".md".length),
      ...readFrontMatter(readFileSync(join(folder, name), "utf8"), `${FOLDER}/${name}`),
    }))
    .sort((a, b) => a.order - b.order);
}

let kept: Guide[] | undefined;

/** A guide that is being written is read again at each look. */
function sources(): Guide[] {
  if (process.env.NODE_ENV !== "production") return readSources();
  kept ??= readSources();
  return kept;
}

/** The guides in reading order, with this installation's addresses in them. */
export function readGuides(places: Places): Guide[] {
  return sources().map((guide) => ({ ...guide, markdown: fillPlaceholders(guide.markdown, places) }));
}
