import { AppError } from "@/lib/core/errors";

/** A content block of a message, as Anthropic's API takes it. */
export type Block = { type: string } & Record<string, unknown>;
type Part = Record<string, unknown>;

function unsupported(param: string, what: string): AppError {
  return new AppError("unsupported_parameter", `This model's provider does not take ${what}.`, { param });
}

function invalid(param: string, message: string): AppError {
  return new AppError("invalid_request", message, { param });
}

const objectOf = (value: unknown): Part =>
  typeof value === "object" && value !== null ? (value as Part) : {};

type DataUrl = { mediaType: string; data: string };

/** A `data:` URL in base64, or null for any other text. */
function parseDataUrl(url: string): DataUrl | null {
  if (!url.startsWith("data:")) return null;
  const comma = url.indexOf(",");
  const head = url.slice(5, comma);
  if (comma < 0 || !head.endsWith(";base64")) return null;
  return { mediaType: head.slice(0, head.indexOf(";")).toLowerCase(), data: url.slice(comma + 1) };
}

function imageBlock(part: Part, param: string): Block {
  const image = part.image_url;
  const url = typeof image === "string" ? image : objectOf(image).url;
  if (typeof url !== "string") throw invalid(`${param}.image_url`, "An image needs a URL.");
  const inline = parseDataUrl(url);
  if (inline) {
    const media_type = inline.mediaType === "image/jpg" ? "image/jpeg" : inline.mediaType;
    return { type: "image", source: { type: "base64", media_type, data: inline.data } };
  }
  if (/^https?:\/\//i.test(url)) return { type: "image", source: { type: "url", url } };
  throw invalid(`${param}.image_url.url`, "An image's URL is http(s), or data: in base64.");
}

function documentSource(data: string, param: string): Record<string, unknown> {
  const inline = parseDataUrl(data);
  if (!inline && /^https?:\/\//i.test(data)) return { type: "url", url: data };
  const { mediaType, data: base64 } = inline ?? { mediaType: "application/pdf", data };
  if (mediaType === "application/pdf") return { type: "base64", media_type: mediaType, data: base64 };
  if (mediaType.startsWith("text/") || mediaType === "application/json") {
    const text = Buffer.from(base64, "base64").toString("utf8");
    return { type: "text", media_type: "text/plain", data: text };
  }
  throw unsupported(param, `files of type ${mediaType}`);
}

function documentBlock(part: Part, param: string): Block {
  const file = objectOf(part.file);
  if (typeof file.file_data !== "string") throw unsupported(`${param}.file`, "files that are kept elsewhere");
  const source = documentSource(file.file_data, `${param}.file.file_data`);
  return { type: "document", source, ...(typeof file.filename === "string" && { title: file.filename }) };
}

function toBlock(part: Part, param: string): Block | null {
  switch (part.type) {
    case "text":
    case "refusal": {
      const text = part.text ?? part.refusal;
      return typeof text === "string" && text !== "" ? { type: "text", text } : null;
    }
    case "image_url":
      return imageBlock(part, param);
    case "file":
      return documentBlock(part, param);
    default:
      throw unsupported(`${param}.type`, `content of type ${JSON.stringify(part.type)}`);
  }
}

/** A message's content as blocks; empty texts are left out, `cache_control` stays with its part. 400 names what has no form here. */
export function toBlocks(content: unknown, param: string): Block[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  if (!Array.isArray(content)) return [];
  return content.flatMap((part: Part, i) => {
    const block = toBlock(part, `${param}[${i}]`);
    if (!block) return [];
    return [part.cache_control ? { ...block, cache_control: part.cache_control } : block];
  });
}
