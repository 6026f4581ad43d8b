import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type UpstreamCall = {
  path: string;
  headers: IncomingMessage["headers"];
  text: string;
  body: Record<string, unknown>;
};
type Script = (call: UpstreamCall, res: ServerResponse) => unknown;

export const USAGE = { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 };

export const completion = (content: string, more: Record<string, unknown> = {}) => ({
  id: "chatcmpl-up",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "up-model-2026",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content, refusal: null },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: USAGE,
  ...more,
});

const chunk = (choices: unknown[], usage: unknown = null) =>
  `data: ${JSON.stringify({
    id: "chatcmpl-up",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: "up-model-2026",
    choices,
    usage,
  })}\n\n`;

/** The events of a stream of these texts, as OpenAI sends them. */
export function streamEvents(texts: string[], usage: unknown = USAGE): string[] {
  const delta = (value: unknown, finish: string | null = null) =>
    chunk([{ index: 0, delta: value, finish_reason: finish }]);
  return [
    delta({ role: "assistant", content: "" }),
    ...texts.map((content) => delta({ content })),
    delta({}, "stop"),
    ...(usage ? [chunk([], usage)] : []),
    "data: [DONE]\n\n",
  ];
}

export function answerJson(
  res: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { "content-type": "application/json", "x-request-id": "up-req-1", ...headers });
  res.end(JSON.stringify(body));
}

export function beginStream(res: ServerResponse): void {
  res.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "up-req-1" });
}

/** A loopback upstream that speaks OpenAI's protocol as its script says, and keeps what it was asked. */
export class LoopbackUpstream {
  readonly calls: UpstreamCall[] = [];
  script: Script;
  private readonly server: Server;

  private constructor(script: Script) {
    this.script = script;
    this.server = createServer((req, res) => void this.answer(req, res));
  }

  static async start(script: Script): Promise<LoopbackUpstream> {
    const upstream = new LoopbackUpstream(script);
    upstream.server.listen(0, "127.0.0.1");
    await once(upstream.server, "listening");
    return upstream;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  get last(): UpstreamCall {
    return this.calls.at(-1)!;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of req.setEncoding("utf8")) text += part;
    const isJson = req.headers["content-type"] === "application/json";
    const call = { path: req.url ?? "", headers: req.headers, text, body: isJson ? JSON.parse(text) : {} };
    this.calls.push(call);
    await this.script(call, res);
  }
}
