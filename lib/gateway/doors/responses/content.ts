import type { NativeOnly } from "./native-only";

type Part = Record<string, unknown> & { type: string };
export type ChatPart = Record<string, unknown> & { type: string };

const isPart = (part: ChatPart | null): part is ChatPart => part !== null;
const DETAILS = new Set(["auto", "low", "high"]);

function imagePart(part: Part, param: string, natives: NativeOnly): ChatPart | null {
  if (typeof part.image_url !== "string") {
    natives.note(`${param}.file_id`, "A stored image is read by the provider", true);
    return null;
  }
  const detail = part.detail === "original" ? "high" : part.detail;
  const image = { url: part.image_url, ...(DETAILS.has(detail as string) && { detail }) };
  return { type: "image_url", image_url: image };
}

function filePart(part: Part, param: string, natives: NativeOnly): ChatPart | null {
  if (typeof part.file_data === "string") {
    const filename = typeof part.filename === "string" ? part.filename : "file";
    return { type: "file", file: { filename, file_data: part.file_data } };
  }
  const member = part.file_url === undefined ? "file_id" : "file_url";
  natives.note(`${param}.${member}`, "A stored or linked file is read by the provider", true);
  return null;
}

function toChatPart(part: Part, param: string, natives: NativeOnly): ChatPart | null {
  switch (part.type) {
    case "input_text":
    case "output_text":
    case "text":
    case "summary_text":
    case "reasoning_text":
      return { type: "text", text: String(part.text ?? "") };
    case "refusal":
      return { type: "refusal", refusal: String(part.refusal ?? "") };
    case "input_image":
      return imagePart(part, param, natives);
    case "input_file":
      return filePart(part, param, natives);
    case "input_audio":
      return { type: "input_audio", input_audio: part.input_audio };
    default:
      natives.note(`${param}.type`, `Content of type ${part.type} is the provider's own`);
      return null;
  }
}

/** Content of this protocol as parts of chat completions. */
export function toChatParts(content: unknown, param: string, natives: NativeOnly): ChatPart[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  if (!Array.isArray(content)) return [];
  return content.map((part: Part, i) => toChatPart(part, `${param}[${i}]`, natives)).filter(isPart);
}

/** The same as short as it can be said: a single text as a string. */
export function asContent(parts: ChatPart[]): string | ChatPart[] {
  const [only] = parts;
  return parts.length === 1 && only?.type === "text" ? (only.text as string) : parts;
}

/** The texts of some parts. */
export function joinTexts(parts: ChatPart[], separator: string): string {
  return parts.flatMap((part) => (typeof part.text === "string" ? [part.text] : [])).join(separator);
}
