import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type EchoUpstream = { baseUrl: string; received: string[]; close(): void };

type Call = { model: string; stream?: boolean; messages: { content: string }[] };

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function answer(response: ServerResponse, call: Call, content: string): void {
  const head = { id: "chatcmpl-echo", created: 1, model: call.model };
  const usage = { prompt_tokens: 7, completion_tokens: 7, total_tokens: 14 };
  if (!call.stream) {
    const message = { role: "assistant", content };
    const choices = [{ index: 0, message, finish_reason: "stop" }];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...head, object: "chat.completion", choices, usage }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (rest: object) =>
    response.write(`data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", ...rest })}\n\n`);
  // One code unit a chunk: pairs and clusters are cut wherever they can be.
  for (const part of content.split("")) {
    send({ choices: [{ index: 0, delta: { content: part }, finish_reason: null }] });
  }
  send({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  send({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}

/** An OpenAI-compatible upstream that answers with what it was sent, and remembers it. */
export async function startEchoUpstream(): Promise<EchoUpstream> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    readCall(request).then(
      (call) => {
        const content = call.messages.at(-1)!.content;
        received.push(content);
        answer(response, call, content);
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
