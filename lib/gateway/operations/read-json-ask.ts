import type { IncomingMessage } from "node:http";
import { readJsonBody } from "../parse/read-json-body";
import type { JsonAsk } from "./ask";

type Body = { model?: string | null; stream?: boolean | null; user?: string | null };

/** Reads and checks a JSON body; `defaultModel` is what the endpoint means where none is named. */
export async function readJsonAsk<B extends Record<string, unknown>>(
  req: IncomingMessage,
  bytesMax: number,
  endpoint: string,
  parse: (value: Record<string, unknown>) => B & Body,
  defaultModel = "",
): Promise<JsonAsk<B>> {
  const { text, value, members, bytes } = await readJsonBody(req, bytesMax);
  const body = parse(value);
  return {
    endpoint,
    model: body.model ?? defaultModel,
    text,
    members,
    body,
    bodyBytes: bytes,
    countable: null,
    stream: body.stream === true,
    endUser: body.user ?? null,
    conversation: null,
    tags: null,
  };
}
