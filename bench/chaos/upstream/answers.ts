import type { ServerResponse } from "node:http";
import { between, type Random } from "../random";
import { closeRecord, type UpstreamRecord } from "./books";

const HEAD = { created: 1_760_000_000, model: "chaos-2026" };
const WORD = " word";

function usageOf({ promptTokens, outputTokens }: UpstreamRecord) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
  };
}

export function fail(record: UpstreamRecord, res: ServerResponse, random: Random): void {
  closeRecord(record, "failed");
  if (random() < 0.3) return void res.destroy();
  res.writeHead(random() < 0.5 ? 500 : 503, {
    "content-type": "application/json",
    "x-request-id": record.id,
  });
  res.end('{"error":{"message":"planned","type":"server_error"}}');
}

/** The whole answer after a while. Its tokens are generated even when nobody is there any more to read them. */
export function answerWhole(
  record: UpstreamRecord,
  res: ServerResponse,
  tokens: number,
  random: Random,
): void {
  record.outputTokens = tokens;
  const timer = setTimeout(
    () => {
      if (res.destroyed) return;
      const message = { role: "assistant", content: WORD.repeat(tokens), refusal: null };
      const choices = [{ index: 0, message, logprobs: null, finish_reason: "stop" }];
      const body = { id: record.id, object: "chat.completion", ...HEAD, choices, usage: usageOf(record) };
      closeRecord(record, "whole");
      res.writeHead(200, { "content-type": "application/json", "x-request-id": record.id });
      res.end(JSON.stringify(body));
    },
    between(random, 200, 2_400),
  );
  res.on("close", () => {
    clearTimeout(timer);
    closeRecord(record, "left");
  });
}

/** A stream in pieces of several words; `cuts` breaks it off in the middle. */
export function answerStream(
  record: UpstreamRecord,
  res: ServerResponse,
  tokens: number,
  random: Random,
): void {
  const pieces = between(random, 4, 12);
  const everyMs = between(random, 40, 220);
  const cutAfter = random() < 0.01 ? between(random, 1, pieces - 1) : -1;
  let piece = 0;
  res.writeHead(200, { "content-type": "text/event-stream", "x-request-id": record.id });
  send(res, record, { role: "assistant", content: "" }, null);
  const timer = setInterval(() => {
    if (piece === cutAfter) return cut();
    const until = Math.round((tokens * ++piece) / pieces);
    if (until > record.outputTokens) {
      send(res, record, { content: WORD.repeat(until - record.outputTokens) }, null);
      record.outputTokens = until;
    }
    if (piece === pieces) end();
  }, everyMs);
  const cut = () => {
    clearInterval(timer);
    closeRecord(record, "cut");
    res.destroy();
  };
  const end = () => {
    clearInterval(timer);
    closeRecord(record, "whole");
    send(res, record, {}, "stop");
    res.end(`${chunk(record, [], usageOf(record))}data: [DONE]\n\n`);
  };
  res.on("close", () => {
    clearInterval(timer);
    closeRecord(record, "left");
  });
}

function send(res: ServerResponse, record: UpstreamRecord, delta: object, finish: string | null): void {
  res.write(chunk(record, [{ index: 0, delta, logprobs: null, finish_reason: finish }], null));
}

function chunk(record: UpstreamRecord, choices: object[], usage: object | null): string {
  return `data: ${JSON.stringify({ id: record.id, object: "chat.completion.chunk", ...HEAD, choices, usage })}\n\n`;
}
