import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promptTokens } from "../fleet/fleet";
import { between, randomOf } from "../random";
import { answerStream, answerWhole, fail } from "./answers";
import { openRecord, writeBooks } from "./books";

type Asked = {
  stream?: boolean;
  max_tokens: number;
  metadata: { call: string };
  messages: { content: string }[];
};

const FAILS = 0.01;

/** An upstream that keeps its own books: the same call of the same seed is always answered alike. */
export async function startChaosUpstream(): Promise<{ port: number; stop(): Promise<void> }> {
  const seed = Number(process.env.CHAOS_SEED);
  const books = process.env.CHAOS_BOOKS!;
  let requests = 0;

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of req.setEncoding("utf8")) text += part;
    const asked = JSON.parse(text) as Asked;
    const call = Number(asked.metadata.call);
    // The second route gets other numbers, so that it does not fail wherever the first did.
    const random = randomOf(seed, call, req.url!.startsWith("/second") ? 2 : 1);
    const record = openRecord({
      id: `up-${++requests}`,
      call,
      stream: asked.stream === true,
      arrivedMs: Date.now(),
      endedMs: 0,
      how: "left",
      promptTokens: promptTokens(asked.messages[0]!.content.split(" ").length),
      outputTokens: 0,
    });
    if (random() < FAILS) return fail(record, res, random);
    const tokens = between(random, 1, asked.max_tokens);
    if (record.stream) answerStream(record, res, tokens, random);
    else answerWhole(record, res, tokens, random);
  }

  const server = createServer({ keepAliveTimeout: 120_000 }, (req, res) => {
    serve(req, res).catch(() => res.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      writeBooks(books);
      server.closeAllConnections();
      server.close();
    },
  };
}
