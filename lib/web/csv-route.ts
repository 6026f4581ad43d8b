import type { CtxOf, Endpoint, InputOf } from "@/lib/contract/endpoint";
import { type CsvCell, type CsvFile, csvLine } from "@/lib/core/csv";
import { streamRoute } from "./route";

/** What is written at once: few wake-ups, little memory. */
const PIECE_CHARS = 64 * 1_024;

/** The door of an endpoint that answers a file of rows, sent while they are made. */
export function csvRoute<E extends Endpoint>(
  endpoint: E,
  verb: (ctx: CtxOf<E>, input: InputOf<E>) => Promise<CsvFile>,
) {
  return streamRoute(endpoint, async (ctx, input) => toAnswer(await verb(ctx, input)));
}

function toAnswer({ name, rows }: CsvFile): Response {
  return new Response(ReadableStream.from(pieces(rows)), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
    },
  });
}

async function* pieces(
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = "";
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < PIECE_CHARS) continue;
    yield encoder.encode(text);
    text = "";
  }
  if (text) yield encoder.encode(text);
}
