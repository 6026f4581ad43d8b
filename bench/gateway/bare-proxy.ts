import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";

type Usage = { total_tokens: number };

async function readAll(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const counted = { tokens: 0 };

function noteUsage(usage: Usage | null | undefined): void {
  counted.tokens += usage?.total_tokens ?? 0;
}

/** A stream's usage is in its last event: only that is parsed. */
function noteUsageOfChunk(chunk: Buffer): void {
  const at = chunk.indexOf('"usage":{');
  if (at < 0) return;
  const from = chunk.lastIndexOf("data: ", at) + 6;
  noteUsage((JSON.parse(chunk.toString("utf8", from, chunk.indexOf("\n", at))) as { usage: Usage }).usage);
}

async function proxy(pool: Pool, known: ReadonlySet<string>, req: IncomingMessage, res: ServerResponse) {
  const key = createHash("sha256")
    .update(req.headers.authorization ?? "")
    .digest("hex");
  if (known.has(key)) return void res.writeHead(401).end();
  const body = await readAll(req);
  const asked = JSON.parse(body.toString("utf8")) as { stream?: boolean };
  const answer = await pool.request({
    method: "POST",
    path: "/v1/chat/completions",
    headers: { "content-type": "application/json", authorization: "Bearer upstream" },
    body,
  });
  if (asked.stream) {
    res.writeHead(answer.statusCode, { "content-type": "text/event-stream" });
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      noteUsageOfChunk(chunk);
      res.write(chunk);
    }
    res.end();
    return;
  }
  const text = await answer.body.text();
  noteUsage((JSON.parse(text) as { usage?: Usage }).usage);
  res.writeHead(answer.statusCode, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  res.end(text);
}

/**
 * What the gateway is measured against: `node:http` and an undici pool that hash the key, parse the request, forward it,
 * parse the answer for its usage and return it; nothing else.
 */
export async function startBareProxy(upstreamOrigin: string) {
  const pool = new Pool(upstreamOrigin, { connections: null, pipelining: 1 });
  const known = new Set<string>();
  const server = createServer((req, res) => void proxy(pool, known, req, res).catch(() => res.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await pool.destroy();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
