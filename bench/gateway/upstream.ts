import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const CHUNKS = 40;
const CHUNK_EVERY_MS = Number(process.env.BENCH_CHUNK_EVERY_MS ?? 1);
/** A slow stream says the same words again and again until its reader leaves. */
const ENDLESS = process.env.BENCH_ENDLESS === "true";
const USAGE = { prompt_tokens: 220, completion_tokens: CHUNKS, total_tokens: 220 + CHUNKS };
const HEAD = { id: "chatcmpl-bench", created: 1_760_000_000, model: "bench-2026" };

const ANSWER = Buffer.from(
  JSON.stringify({
    ...HEAD,
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "All traffic is counted. ".repeat(40), refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: USAGE,
    system_fingerprint: "fp_bench",
  }),
);

const chunk = (choices: unknown[], usage: unknown) =>
  `data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", system_fingerprint: "fp_bench", choices, usage })}\n\n`;
const delta = (value: unknown, finish: string | null) =>
  chunk([{ index: 0, delta: value, logprobs: null, finish_reason: finish }], null);
const EVENTS = [
  delta({ role: "assistant", content: "", refusal: null }, null),
  ...Array.from({ length: CHUNKS }, (_, i) => delta({ content: ` word${i}` }, null)),
  delta({}, "stop"),
  `${chunk([], USAGE)}data: [DONE]\n\n`,
].map((text) => Buffer.from(text));

/** Events of one stream, those without words included. */
export const CHUNKS_PER_STREAM = EVENTS.length;

function stream(res: ServerResponse): void {
  res.writeHead(200, { "content-type": "text/event-stream" });
  let next = 0;
  const timer = setInterval(() => {
    res.write(EVENTS[next++]!);
    if (ENDLESS && next > CHUNKS) next = 1;
    if (next < EVENTS.length) return;
    clearInterval(timer);
    res.end();
  }, CHUNK_EVERY_MS);
  res.on("close", () => clearInterval(timer));
}

/** The loopback upstream: the same answer to every call, at once or as a stream of 43 events a millisecond apart. */
export async function startUpstream() {
  const server = createServer((req, res) => {
    let streamed = false;
    req.on("data", (bytes: Buffer) => {
      streamed ||= bytes.includes('"stream":true');
    });
    req.on("end", () => {
      if (streamed) return stream(res);
      res.writeHead(200, { "content-type": "application/json", "content-length": ANSWER.length });
      res.end(ANSWER);
    });
  });
  // Longer than the proxies keep theirs: which side closes first is not what is measured.
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
