import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BookEntry, Books } from "./books";

export type LoopbackUpstream = { baseUrl: string; close(): Promise<void> };

type Call = { model: string; user?: string; stream?: boolean };
type Counts = { inputTokens: number; outputTokens: number };

type Options = {
  books: Books;
  credential: string;
  port: number;
  /** What the call with this id uses; undefined for an id that nobody sent. */
  countsOf(callId: string): Counts | undefined;
  /** Time to answer, so that calls are in flight when something breaks. */
  delayMs?: number;
};

const BODY_BYTES_MAX = 4_194_304;
const WORDS = ["A ", "short ", "answer."];

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) throw new Error("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = { error: { message, type: "invalid_request_error", param: null, code: null } };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function usageOf(entry: BookEntry) {
  return {
    prompt_tokens: entry.inputTokens,
    completion_tokens: entry.outputTokens,
    total_tokens: entry.inputTokens + entry.outputTokens,
  };
}

function answerWhole(response: ServerResponse, call: Call, entry: BookEntry, created: number): void {
  const message = { role: "assistant", content: WORDS.join(""), refusal: null };
  const body = JSON.stringify({
    id: `chatcmpl-${entry.callId}`,
    object: "chat.completion",
    created,
    model: call.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    usage: usageOf(entry),
  });
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-request-id": entry.callId,
  });
  response.end(body);
}

function answerStreamed(response: ServerResponse, call: Call, entry: BookEntry, created: number): void {
  response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": entry.callId });
  const head = {
    id: `chatcmpl-${entry.callId}`,
    object: "chat.completion.chunk",
    created,
    model: call.model,
  };
  const send = (rest: object) => response.write(`data: ${JSON.stringify({ ...head, ...rest })}\n\n`);
  const delta = (delta: object, finish_reason: string | null = null) =>
    send({ choices: [{ index: 0, delta, finish_reason }], usage: null });
  delta({ role: "assistant", content: "" });
  for (const content of WORDS) delta({ content });
  delta({}, "stop");
  send({ choices: [], usage: usageOf(entry) });
  response.end("data: [DONE]\n\n");
}

async function serve(options: Options, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST" || request.url !== "/v1/chat/completions") {
    return refuse(response, 404, "This upstream answers POST /v1/chat/completions.");
  }
  if (request.headers.authorization !== `Bearer ${options.credential}`) {
    return refuse(response, 401, "The credential is not this upstream's.");
  }
  const call = JSON.parse(await readBody(request)) as Call;
  const counts = call.user === undefined ? undefined : options.countsOf(call.user);
  if (!counts) return refuse(response, 400, `No row of the trace has the id ${JSON.stringify(call.user)}.`);
  const stream = call.stream === true;
  const entry = options.books.receive({ callId: call.user!, ...counts, stream });
  if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
  response.on("finish", () => options.books.answer(entry));
  const created = Math.floor(Date.now() / 1_000);
  if (stream) answerStreamed(response, call, entry, created);
  else answerWhole(response, call, entry, created);
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

/** An OpenAI-compatible upstream on the loopback that answers each call with its row's counts and keeps its own books. */
export async function startLoopbackUpstream(options: Options): Promise<LoopbackUpstream> {
  const server = createServer((request, response) => {
    serve(options, request, response).catch((error: Error) => {
      if (!response.headersSent) refuse(response, 400, error.message);
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  await listenOn(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
