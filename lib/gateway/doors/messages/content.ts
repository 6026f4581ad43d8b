import type { NativeOnly } from "../responses/native-only";

/** A content block of the Messages API, or a part of a chat message. */
export type Block = { type: string } & Record<string, unknown>;
type Source = { type?: string; media_type?: string; data?: string; url?: string; content?: unknown };

function mark(block: Block, part: Block): Block {
  return block.cache_control ? { ...part, cache_control: block.cache_control } : part;
}

function imagePart(block: Block, param: string, natives: NativeOnly): Block[] {
  const source = (block.source ?? {}) as Source;
  const url = source.type === "base64" ? `data:${source.media_type};base64,${source.data}` : source.url;
  if (url) return [mark(block, { type: "image_url", image_url: { url } })];
  natives.note(`${param}.source`, "This image is kept at Anthropic", true);
  return [];
}

function withTitle(block: Block, text: string): Block {
  return mark(block, { type: "text", text: block.title ? `${block.title}\n\n${text}` : text });
}

function documentParts(block: Block, param: string, natives: NativeOnly): Block[] {
  const source = (block.source ?? {}) as Source;
  switch (source.type) {
    case "base64": {
      const file_data = `data:${source.media_type};base64,${source.data}`;
      const filename = typeof block.title === "string" && block.title ? block.title : "document.pdf";
      return [mark(block, { type: "file", file: { filename, file_data } })];
    }
    case "text":
      return [withTitle(block, source.data ?? "")];
    case "content":
      return toParts(source.content, `${param}.source.content`, natives);
    default:
      natives.note(`${param}.source`, "This document is fetched by Anthropic", true);
      return [];
  }
}

function toPart(block: Block, param: string, natives: NativeOnly): Block[] {
  switch (block.type) {
    case "text":
      return [mark(block, { type: "text", text: String(block.text ?? "") })];
    case "image":
      return imagePart(block, param, natives);
    case "document":
      return documentParts(block, param, natives);
    case "search_result":
      return toParts(block.content, `${param}.content`, natives);
    default:
      natives.note(`${param}.type`, `This is a block of type ${block.type}`, true);
      return [];
  }
}

/** Content as the parts of a chat message; what only Anthropic can read is noted. */
export function toParts(content: unknown, param: string, natives: NativeOnly): Block[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  if (!Array.isArray(content)) return [];
  return content.flatMap((block: Block, i) => toPart(block, `${param}[${i}]`, natives));
}

/** Plain texts are one string, as every host reads it. */
export function toContent(parts: Block[]): string | Block[] {
  const isPlain = parts.every((part) => part.type === "text" && !part.cache_control);
  return isPlain ? parts.map(({ text }) => text).join("\n\n") : parts;
}
