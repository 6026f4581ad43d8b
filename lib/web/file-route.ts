import type { CtxOf, Endpoint, InputOf } from "@/lib/contract/endpoint";
import type { LinesFile } from "@/lib/core/lines-file";
import { streamRoute } from "./route";

/** What is written at once: few wake-ups, little memory. */
const PIECE_CHARS = 64 * 1_024;

/** The door of an endpoint that answers a file of lines, sent while they are made. */
export function fileRoute<E extends Endpoint>(
  endpoint: E,
  verb: (ctx: CtxOf<E>, input: InputOf<E>) => Promise<LinesFile>,
) {
  return streamRoute(endpoint, async (ctx, input) => {
    const { name, contentType, lines } = await verb(ctx, input);
    return new Response(streamOf(pieces(lines)), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
      },
    });
  });
}

async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = "";
  for await (const line of lines) {
    text += line;
    if (text.length < PIECE_CHARS) continue;
    yield encoder.encode(text);
    text = "";
  }
  if (text) yield encoder.encode(text);
}

/** Pulled by the reader, so that a slow one holds back what makes the lines, and one that leaves ends it. */
function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
