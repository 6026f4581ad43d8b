import { AppError } from "@/lib/core/errors";

const BODY_BYTES_MAX = 1_048_576;

/** The JSON body of a write; `{}` when there is none, so that the schema names what is missing. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const text = await readText(request);
  if (text === "") return {};
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError(
      "unsupported_content_type",
      "Send the body as JSON, with Content-Type: application/json.",
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_json", "The body is not valid JSON. Check quotes, commas and brackets.");
  }
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) {
      throw new AppError(
        "request_too_large",
        `The body is larger than ${BODY_BYTES_MAX} bytes. Send less at once.`,
      );
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("invalid_json", "The body is not valid UTF-8.");
  }
}
