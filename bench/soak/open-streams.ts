import { Agent, type IncomingMessage, request } from "node:http";

export type OpenStreams = {
  /** Resolves when every stream has brought so many pieces. */
  whenFlowing(pieces: number): Promise<void>;
  /** How many ended although nobody closed them. */
  readonly lost: number;
  close(): void;
};

type Target = { port: number; secret: string; model: string };

function open(agent: Agent, { port, secret, model }: Target): Promise<IncomingMessage> {
  const messages = [{ role: "user", content: "Tell me a long story, slowly. ".repeat(20) }];
  const body = JSON.stringify({ model, stream: true, messages });
  return new Promise((resolve, reject) => {
    const req = request({
      agent,
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/v1/chat/completions",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    });
    req.on("error", reject);
    req.on("response", (res) => {
      if (res.statusCode === 200) resolve(res);
      else reject(new Error(`a stream was answered with ${res.statusCode}`));
    });
    req.end(body);
  });
}

/** Opens `count` streams, fifty at a time, and reads them until they are closed. */
export async function openStreams(target: Target, count: number): Promise<OpenStreams> {
  const agent = new Agent({ maxSockets: count });
  const pieces: number[] = [];
  const answers: IncomingMessage[] = [];
  let closed = false;
  let lost = 0;
  while (answers.length < count) {
    const batch = Array.from({ length: Math.min(50, count - answers.length) }, () => open(agent, target));
    for (const res of await Promise.all(batch)) {
      const at = answers.push(res) - 1;
      pieces[at] = 0;
      res.on("data", () => pieces[at]!++);
      res.on("error", () => {});
      res.on("close", () => {
        if (!closed) lost++;
      });
    }
  }
  return {
    async whenFlowing(least) {
      while (pieces.some((seen) => seen < least)) await new Promise((wake) => setTimeout(wake, 100));
    },
    get lost() {
      return lost;
    },
    close() {
      closed = true;
      agent.destroy();
    },
  };
}
