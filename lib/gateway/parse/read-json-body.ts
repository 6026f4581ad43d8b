import type { IncomingMessage } from "node:http";
import { type ParsedJson, parseJsonObject, requireJsonContent } from "./parse-json";
import { readBody } from "./read-body";

export type ReadJson = ParsedJson & { bytes: number };

/** A body that must be a JSON object, and its length in bytes; 400 says what is wrong with it, 413 the bound. */
export async function readJsonBody(req: IncomingMessage, bytesMax: number): Promise<ReadJson> {
  requireJsonContent(req.headers["content-type"], req.headers["content-encoding"]);
  const body = await readBody(req, bytesMax);
  const { text, value, members } = parseJsonObject(body);
  return { text, value, members, bytes: body.length };
}
