import { Agent, request } from "node:http";

const MESSAGE = "Explain in two sentences how a turnpike counts what passes through it. ".repeat(12);

export type Caller = {
  port: number;
  model: string;
  secret: string;
  stream: boolean;
  /** Beyond what every caller sends. */
  headers?: Record<string, string>;
};

/** Of an end customer, so that the customer's budget is one of the scopes that are held. */
function bodyOf({ model, stream }: Caller): Buffer {
  const messages = [
    { role: "system", content: "You are a careful assistant." },
    { role: "user", content: MESSAGE },
  ];
  return Buffer.from(
    JSON.stringify({
      model,
      messages,
      temperature: 0.2,
      max_tokens: 400,
      user: "customer-7",
      ...(stream ? { stream } : {}),
    }),
  );
}

/** One call; resolves with the milliseconds to its first and its last byte, rejects unless it is a 200. */
function callOnce(agent: Agent, caller: Caller, body: Buffer): Promise<{ firstMs: number; lastMs: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const req = request({
      agent,
      port: caller.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/v1/chat/completions",
      headers: {
        "content-type": "application/json",
        "content-length": body.length,
        authorization: `Bearer ${caller.secret}`,
        ...caller.headers,
      },
    });
    req.on("error", reject);
    req.on("response", (res) => {
      let firstMs = 0;
      let head = "";
      res.on("data", (bytes: Buffer) => {
        if (firstMs === 0) firstMs = performance.now() - started;
        if (res.statusCode !== 200) head += bytes.toString("utf8", 0, 300);
      });
      res.on("error", reject);
      res.on("end", () => {
        if (res.statusCode === 200) resolve({ firstMs, lastMs: performance.now() - started });
        else reject(new Error(`a call was answered with ${res.statusCode}: ${head}`));
      });
    });
    req.end(body);
  });
}

/** `count` calls, `parallel` at a time, as fast as they are answered. */
export async function closedLoop(caller: Caller, count: number, parallel: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const body = bodyOf(caller);
  let left = count;
  const worker = async () => {
    while (left-- > 0) await callOnce(agent, caller, body);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  agent.destroy();
}

/** `count` calls at `perSecond`, whether or not earlier ones are answered; their latencies, ascending. */
export async function openLoop(caller: Caller, count: number, perSecond: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const body = bodyOf(caller);
  const started = performance.now();
  const calls: Promise<{ firstMs: number; lastMs: number }>[] = [];
  while (calls.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1_000) * perSecond) + 1);
    while (calls.length < due) calls.push(callOnce(agent, caller, body));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const taken = (await Promise.all(calls)).map((one) => (caller.stream ? one.firstMs : one.lastMs));
  agent.destroy();
  return taken.sort((a, b) => a - b);
}
