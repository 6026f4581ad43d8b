import { type Agent, type ClientRequest, request } from "node:http";
import type { CallPlan } from "../plan";
import { readAnswer } from "./answer";
import type { CallRecord } from "./call-log";

const CALL_MS_MAX = 60_000;

export type Target = { gateway: number; port: number; secret: string; model: string };

function bodyOf({ n, customer, stream, wantsUsage, words, maxTokens }: CallPlan, model: string): Buffer {
  const body = {
    model,
    messages: [{ role: "user", content: Array.from({ length: words }, () => "word").join(" ") }],
    max_tokens: maxTokens,
    metadata: { call: String(n) },
    ...(customer === null ? {} : { user: customer }),
    ...(stream ? { stream, stream_options: { include_usage: wantsUsage } } : {}),
  };
  return Buffer.from(JSON.stringify(body));
}

/** One call, once: what fails is not sent again. Never rejects. */
export function makeCall(agent: Agent, plan: CallPlan, target: Target): Promise<CallRecord> {
  const body = bodyOf(plan, target.model);
  const { n, key, customer, stream, maxTokens, words } = plan;
  const record: CallRecord = {
    ...{ n, key, gateway: target.gateway, customer, stream, maxTokens, words, bodyBytes: body.length },
    ...{ sentMs: Date.now(), endedMs: 0, status: 0, whole: false, leftMs: null, requestId: null },
    ...{ code: null, refusal: null, metric: null, costNanos: null },
  };
  return new Promise((resolve) => {
    const req = send(agent, target, body);
    const leave = setTimeout(() => {
      record.leftMs = plan.leavesAfterMs === null ? null : Date.now();
      req.destroy(new Error(plan.leavesAfterMs === null ? "timeout" : "left"));
    }, plan.leavesAfterMs ?? CALL_MS_MAX);
    let text = "";
    let done = false;
    const finish = (ended: boolean, error?: Error & { code?: string }) => {
      if (done) return;
      done = true;
      clearTimeout(leave);
      record.endedMs = Date.now();
      readAnswer(record, text, ended);
      if (error && record.code === null) record.code = error.code ?? error.message;
      resolve(record);
    };
    req.on("error", (error) => finish(false, error));
    req.on("response", (res) => {
      record.status = res.statusCode ?? 0;
      record.requestId = (res.headers["x-request-id"] as string | undefined) ?? null;
      res.setEncoding("utf8");
      res.on("data", (part: string) => {
        text += part;
      });
      res.on("error", (error) => finish(false, error));
      res.on("end", () => finish(true));
      res.on("close", () => finish(false));
    });
  });
}

function send(agent: Agent, { port, secret }: Target, body: Buffer): ClientRequest {
  const req = request({
    agent,
    port,
    host: "127.0.0.1",
    method: "POST",
    path: "/v1/chat/completions",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      authorization: `Bearer ${secret}`,
    },
  });
  req.end(body);
  return req;
}
