import type { ContentPart } from "@/lib/contract/playground-setup";
import type { ModelFacts } from "../session/model-facts";
import { takes } from "../session/model-facts";

export const FILE_BYTES_MAX = 8_000_000;
/** Of all attachments of a conversation: base64 adds a third, and the gateway takes 20 MB. */
export const ALL_BYTES_MAX = 14_000_000;
const TEXT_BYTES_MAX = 200_000;

const IMAGES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
const TEXTS = /^text\/|^application\/(?:json|xml|yaml|x-yaml|toml|sql|javascript|typescript)$/;
const TEXT_NAMES = /\.(?:md|csv|tsv|ya?ml|toml|log|sql|py|ts|tsx|js|jsx|go|rs|java|rb|sh|css|html)$/i;

export type FileFacts = { name: string; type: string; size: number };
export type Picked = { as: "image" | "file" | "text" } | { refusal: string };

/** What becomes of a chosen file: a picture, a document, text of the message, or a reason why not. */
export function pickFile(file: FileFacts, bytesSoFar: number, models: readonly ModelFacts[]): Picked {
  const kind = kindOf(file);
  if (!kind)
    return { refusal: `${file.name}: pictures (PNG, JPEG, WebP, GIF), PDF and text files can be sent.` };
  if (kind === "text") {
    if (file.size <= TEXT_BYTES_MAX) return { as: "text" };
    return { refusal: `${file.name} is ${sizeText(file.size)}: text may have ${sizeText(TEXT_BYTES_MAX)}.` };
  }
  const wanted = kind === "image" ? "images" : "files";
  if (!models.some((model) => takes(model, wanted)))
    return { refusal: `${namesOf(models)} ${models.length > 1 ? "take" : "takes"} no ${wanted}.` };
  if (file.size > FILE_BYTES_MAX)
    return {
      refusal: `${file.name} is ${sizeText(file.size)}: a file may have ${sizeText(FILE_BYTES_MAX)}.`,
    };
  if (bytesSoFar + file.size > ALL_BYTES_MAX)
    return { refusal: `${file.name}: a conversation may have ${sizeText(ALL_BYTES_MAX)} of files.` };
  return { as: kind };
}

function kindOf({ name, type }: FileFacts): "image" | "file" | "text" | null {
  if (IMAGES.has(type)) return "image";
  if (type === "application/pdf") return "file";
  return TEXTS.test(type) || TEXT_NAMES.test(name) ? "text" : null;
}

/** A text file as part of the message, in a fence that its own text does not close. */
export function fencedText(name: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${name}:\n${fence}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** `big.pdf is left out for sandbox/small.` for each model that does not take what is attached. */
export function leftOutTexts(parts: readonly ContentPart[], models: readonly ModelFacts[]): string[] {
  const texts: string[] = [];
  for (const [type, kind] of [
    ["image", "images"],
    ["file", "files"],
  ] as const) {
    const without = models.filter((model) => !takes(model, kind));
    if (without.length > 0 && parts.some((part) => part.type === type))
      texts.push(`${namesOf(without)} ${without.length > 1 ? "take" : "takes"} no ${kind}: asked without.`);
  }
  return texts;
}

const namesOf = (models: readonly ModelFacts[]) =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(models.map(({ slug }) => slug));

export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
