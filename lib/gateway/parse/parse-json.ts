import { isUtf8 } from "node:buffer";
import { AppError } from "@/lib/core/errors";
import { type JsonMembers, scanMembers } from "./json-members";

const DEPTH_MAX = 256;

export type ParsedJson = { text: string; value: Record<string, unknown>; members: JsonMembers };

function syntaxError(error: unknown): AppError {
  const reason = error instanceof Error ? error.message : "unreadable";
  const at = /position (\d+)/.exec(reason);
  return new AppError("invalid_json", `The body is not valid JSON: ${reason.slice(0, 200)}.`, {
    extra: at ? { position: Number(at[1]) } : {},
  });
}

/** Parses a body that must be a JSON object in UTF-8; 400 with the position where the parser gives one. */
export function parseJsonObject(body: Buffer): ParsedJson {
  if (body.length === 0) throw new AppError("invalid_json", "The body is empty; send a JSON object.");
  if (!isUtf8(body)) throw new AppError("invalid_json", "The body is not valid UTF-8.");
  const text = body.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw syntaxError(error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("invalid_request", "The body must be a JSON object.");
  }
  const members = scanMembers(text);
  if (members.depth > DEPTH_MAX) {
    throw new AppError("invalid_request", `The body nests deeper than ${DEPTH_MAX} levels.`);
  }
  return { text, value: value as Record<string, unknown>, members };
}

/** 400 unless the body is announced as JSON, or not announced at all. */
export function requireJsonContent(contentType: string | undefined, encoding: string | undefined): void {
  if (encoding !== undefined && encoding !== "identity") {
    throw new AppError(
      "unsupported_content_type",
      `Content-Encoding ${JSON.stringify(encoding)} is not accepted.`,
    );
  }
  if (contentType === undefined || contentType === "application/json") return;
  const type = contentType.split(";", 1)[0]!.trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json")) return;
  throw new AppError("unsupported_content_type", `Send application/json, not ${JSON.stringify(type)}.`);
}
