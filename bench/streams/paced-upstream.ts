import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { longAnswer } from "./long-answer";

const TICK_MS = 5;
const HEAD = {
  id: "chatcmpl-paced",
  object: "chat.completion.chunk",
  created: 1_760_000_000,
  model: "paced",
};

const event = (value: object) => `data: ${JSON.stringify({ ...HEAD, ...value })}\n\n`;
const delta = (value: object, finish: string | null = null) =>
  event({ choices: [{ index: 0, delta: value, finish_reason: finish }], usage: null });

export type Pace = { tokens: number; tokensPerSecond: number };

/** Writes what is due by the clock, an event for each token, so that a late timer slows no stream. */
function stream(res: ServerResponse, { tokens, tokensPerSecond }: Pace): void {
  const pieces = longAnswer(tokens);
  const startMs = performance.now();
  let sent = 0;
  res.writeHead(200, { "content-type": "text/event-stream" });
  res.write(delta({ role: "assistant", content: "" }));
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startMs) / 1_000) * tokensPerSecond);
    while (sent < Math.min(due, pieces.length)) res.write(delta({ content: pieces[sent++] }));
    if (sent < pieces.length) return;
    clearInterval(timer);
    const usage = { prompt_tokens: 20, completion_tokens: tokens, total_tokens: 20 + tokens };
    res.end(`${delta({}, "stop")}${event({ choices: [], usage })}data: [DONE]\n\n`);
  }, TICK_MS);
  res.on("close", () => clearInterval(timer));
}

/** A provider that speaks OpenAI's protocol and answers every call with the same long text at the same pace. */
export async function startPacedUpstream(pace: Pace) {
  const server = createServer((req, res) => {
    req.resume();
    req.on("end", () => stream(res, pace));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
