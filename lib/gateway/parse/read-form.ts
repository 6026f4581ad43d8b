import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import { AppError } from "@/lib/core/errors";
import { readBody } from "./read-body";

export type FormFile = { field: string; name: string; contentType: string; bytes: Buffer };
export type Form = { fields: [name: string, value: string][]; files: FormFile[]; bytes: number };

const FIELDS_MAX = 100;
const FIELD_BYTES_MAX = 1_048_576;
const FILES_MAX = 1;

function badForm(reason: string): AppError {
  return new AppError("invalid_request", `The form cannot be read: ${reason}.`);
}

function requireForm({ headers }: IncomingMessage): string {
  const type = headers["content-type"] ?? "";
  if (/^multipart\/form-data\s*;/i.test(type)) return type;
  const named = JSON.stringify(type.split(";", 1)[0]!.trim().toLowerCase());
  throw new AppError("unsupported_content_type", `Send multipart/form-data, not ${named}.`);
}

/** A body that must be a form, with one file at most; 400 says what is wrong with it, 413 the bound. */
export async function readForm(req: IncomingMessage, bytesMax: number): Promise<Form> {
  const contentType = requireForm(req);
  const body = await readBody(req, bytesMax);
  return parseForm(contentType, body);
}

function openParser(contentType: string): Busboy {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, files: FILES_MAX },
    });
  } catch (error) {
    throw badForm((error as Error).message);
  }
}

/** The parts of a form. */
export function parseForm(contentType: string, body: Buffer): Promise<Form> {
  const parser = openParser(contentType);
  const form: Form = { fields: [], files: [], bytes: body.length };
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(badForm(reason));
    parser.on("field", (name, value, _nameTruncated, isTruncated) => {
      if (isTruncated) refuse(`the field ${name} is longer than ${FIELD_BYTES_MAX} bytes`);
      else form.fields.push([name, value]);
    });
    parser.on("file", (field, stream, name, _encoding, type) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("error", (error: Error) => refuse(error.message));
      stream.on("end", () =>
        form.files.push({ field, name: name ?? "file", contentType: type, bytes: Buffer.concat(parts) }),
      );
    });
    parser.on("fieldsLimit", () => refuse(`it has more than ${FIELDS_MAX} fields`));
    parser.on("filesLimit", () => refuse("it has more than one file"));
    parser.on("error", (error) => refuse((error as Error).message));
    parser.on("finish", () => resolve(form));
    parser.end(body);
  });
}
