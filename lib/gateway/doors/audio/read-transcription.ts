import { hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type TranscriptionRequest, transcriptionRequestSchema } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { hasIdempotencyKey } from "../../idempotency/idempotency-key";
import type { TranscriptionAsk } from "../../operations/ask";
import { audioLength } from "../../operations/audio/audio-file";
import { checkedBody } from "../../parse/checked-body";
import { type Form, type FormFile, readForm } from "../../parse/read-form";

const parse = checkedBody<TranscriptionRequest>(transcriptionRequestSchema);

/** The gateway's own, or set for each provider. */
const NOT_SENT = new Set(["model", "user"]);

function requireFile({ files }: Form): FormFile {
  const file = files.find(({ field }) => field === "file");
  if (file && file.bytes.length > 0) return file;
  throw new AppError("invalid_request", "Send the audio as the form's `file`.", { param: "file" });
}

/** What an Idempotency-Key stands for: the boundary of a form is another each time. */
function fingerprint({ fields }: Form, file: FormFile): string {
  return JSON.stringify([fields, file.name, hash("sha256", file.bytes)]);
}

/** Reads and checks the form of a transcription; 400 names the field, 413 the bound. */
export async function readTranscriptionAsk(
  req: IncomingMessage,
  bytesMax: number,
): Promise<TranscriptionAsk> {
  const form = await readForm(req, bytesMax);
  const body = parse(Object.fromEntries(form.fields));
  const file = requireFile(form);
  const { name, contentType, bytes } = file;
  return {
    endpoint: "audio.transcriptions",
    model: body.model,
    text: hasIdempotencyKey(req) ? fingerprint(form, file) : "",
    bodyBytes: form.bytes,
    countable: null,
    stream: /^(true|1)$/i.test(body.stream ?? ""),
    endUser: body.user ?? null,
    conversation: null,
    tags: null,
    fields: form.fields.filter(([field]) => !NOT_SENT.has(field)),
    prompt: body.prompt ?? "",
    format: body.response_format ?? "json",
    file: { name, contentType, bytes, length: audioLength(bytes) },
  };
}
