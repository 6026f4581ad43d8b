import type { GeminiPart } from "@/lib/contract/gateway";
import type { NativeOnly } from "../../responses/native-only";

export type ChatPart = Record<string, unknown> & { type: string };

const AUDIO_FORMATS: Record<string, string> = {
  "audio/mpeg": "mp3",
  "audio/x-wav": "wav",
  "audio/wave": "wav",
  "audio/x-m4a": "m4a",
};
const IMAGE_NAME = /\.(?:png|jpe?g|webp|gif|heic|heif)(?:[?#]|$)/i;

const image = (url: string): ChatPart => ({ type: "image_url", image_url: { url } });

function inlinePart(
  { mimeType = "application/octet-stream", data }: NonNullable<GeminiPart["inlineData"]>,
  param: string,
  natives: NativeOnly,
): ChatPart | null {
  const url = `data:${mimeType};base64,${data}`;
  const [kind, name] = mimeType.split(/[/;]/);
  if (kind === "image") return image(url);
  if (kind === "audio") {
    const format = AUDIO_FORMATS[mimeType] ?? name ?? "wav";
    return { type: "input_audio", input_audio: { data, format } };
  }
  if (kind !== "video") return { type: "file", file: { filename: `file.${name}`, file_data: url } };
  natives.note(param, "A video is part of the prompt");
  return null;
}

function filePart(
  { mimeType, fileUri }: NonNullable<GeminiPart["fileData"]>,
  param: string,
  natives: NativeOnly,
): ChatPart | null {
  const isImage = mimeType ? mimeType.startsWith("image/") : IMAGE_NAME.test(fileUri);
  const isStored = fileUri.startsWith("https://generativelanguage.googleapis.com/");
  if (/^https?:/.test(fileUri) && isImage && !isStored) return image(fileUri);
  natives.note(param, "A stored or linked file is read by the provider", true);
  return null;
}

function fenced(language: string, text: string): ChatPart {
  return { type: "text", text: `\`\`\`${language.toLowerCase()}\n${text}\n\`\`\`` };
}

/** A part of Gemini's as one of chat's; null where it has no words for it (`natives` then knows) or it says nothing. */
export function toChatPart(part: GeminiPart, param: string, natives: NativeOnly): ChatPart | null {
  if (part.thought) return null;
  if (part.text !== undefined) return { type: "text", text: part.text };
  if (part.inlineData) return inlinePart(part.inlineData, `${param}.inlineData`, natives);
  if (part.fileData) return filePart(part.fileData, `${param}.fileData`, natives);
  const { executableCode: code, codeExecutionResult: result } = part;
  if (code) return fenced(code.language ?? "", code.code ?? "");
  if (result) return fenced("", result.output ?? result.outcome ?? "");
  return null;
}

/** As short as it can be said: texts alone as one string. */
export function asContent(parts: ChatPart[]): string | ChatPart[] {
  return parts.length === 1 && parts[0]!.type === "text" ? String(parts[0]!.text) : parts;
}
