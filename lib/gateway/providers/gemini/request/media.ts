import { extname } from "node:path";
import type { GeminiPart } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";

type Part = Record<string, unknown>;

const TYPES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".heic": "image/heic",
  ".heif": "image/heif",
  ".pdf": "application/pdf",
  ".txt": "text/plain",
  ".csv": "text/csv",
  ".html": "text/html",
  ".md": "text/markdown",
  ".json": "application/json",
  ".mp3": "audio/mp3",
  ".wav": "audio/wav",
  ".mp4": "video/mp4",
  ".mov": "video/mov",
  ".webm": "video/webm",
};
const AUDIO_TYPES: Record<string, string> = {
  wav: "audio/wav",
  mp3: "audio/mp3",
  flac: "audio/flac",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  aac: "audio/aac",
  aiff: "audio/aiff",
  m4a: "audio/m4a",
  webm: "audio/webm",
  pcm16: "audio/pcm",
};

const DATA_URL = /^data:([^;,]*)(?:;[^;,]*)*;base64,/;

function invalid(message: string, param: string): AppError {
  return new AppError("invalid_request", message, { param });
}

function typeByName(name: string): string | undefined {
  return TYPES[extname(name.split(/[?#]/, 1)[0] ?? "").toLowerCase()];
}

/** What a URL leads to: data in it goes inline, anything else is fetched by Google. */
function partOfUrl(url: string, fallbackType: string, param: string): GeminiPart {
  const head = DATA_URL.exec(url);
  if (head) return { inlineData: { mimeType: head[1] || fallbackType, data: url.slice(head[0].length) } };
  if (url.startsWith("data:")) throw invalid("A data URL must be in base64.", param);
  if (!/^(?:https?|gs):\/\//.test(url)) throw invalid("This is no URL that can be fetched.", param);
  return { fileData: { fileUri: url, mimeType: typeByName(url) ?? fallbackType } };
}

function urlOf(value: unknown, param: string): string {
  const url = typeof value === "string" ? value : (value as { url?: unknown } | undefined)?.url;
  if (typeof url === "string") return url;
  throw invalid("The URL is missing.", param);
}

function filePart(file: Part | undefined, param: string): GeminiPart {
  const { file_data: data, file_id: id, filename } = file ?? {};
  const type = typeof filename === "string" ? typeByName(filename) : undefined;
  if (typeof data === "string") {
    const isUrl = /^(?:data:|https?:|gs:)/.test(data);
    if (isUrl) return partOfUrl(data, type ?? "application/pdf", `${param}.file.file_data`);
    return { inlineData: { mimeType: type ?? "application/pdf", data } };
  }
  if (typeof id === "string" && /^(?:https|gs):\/\//.test(id)) {
    return { fileData: { fileUri: id, mimeType: type ?? typeByName(id) ?? "application/pdf" } };
  }
  throw new AppError("unsupported_parameter", "Gemini has no such file: send it as `file_data`.", {
    param: `${param}.file.file_id`,
  });
}

/** A content part of chat as one of Gemini's; `param` names it in a 400. */
export function toGeminiPart(part: Part, param: string): GeminiPart {
  switch (part.type) {
    case "text":
      return { text: String(part.text ?? "") };
    case "refusal":
      return { text: String(part.refusal ?? "") };
    case "image_url":
      return partOfUrl(
        urlOf(part.image_url, `${param}.image_url.url`),
        "image/jpeg",
        `${param}.image_url.url`,
      );
    case "video_url":
      return partOfUrl(
        urlOf(part.video_url, `${param}.video_url.url`),
        "video/mp4",
        `${param}.video_url.url`,
      );
    case "input_audio": {
      const { data, format } = (part.input_audio ?? {}) as { data?: unknown; format?: unknown };
      if (typeof data !== "string") throw invalid("The audio is missing.", `${param}.input_audio.data`);
      return { inlineData: { mimeType: AUDIO_TYPES[String(format)] ?? `audio/${String(format)}`, data } };
    }
    case "file":
      return filePart(part.file as Part | undefined, param);
    default:
      throw new AppError(
        "unsupported_parameter",
        `Gemini has no content of type ${JSON.stringify(part.type)}.`,
        {
          param: `${param}.type`,
        },
      );
  }
}
