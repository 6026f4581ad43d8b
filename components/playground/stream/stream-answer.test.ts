import { afterEach, describe, expect, test, vi } from "vitest";
import { newAnswer } from "./answer";
import { LiveAnswers } from "./live-answers";
import { streamAnswer } from "./stream-answer";

const body = { model: "m", messages: [] };

function stream(parts: string[], fails = false): Response {
  const source = new ReadableStream({
    pull(controller) {
      const next = parts.shift();
      if (next !== undefined) controller.enqueue(new TextEncoder().encode(next));
      else if (fails) controller.error(new TypeError("network"));
      else controller.close();
    },
  });
  return new Response(source, { headers: { "x-request-id": "req_1", "x-turnpike-cache": "miss" } });
}

const data = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

function ask(response: Response | (() => never), signal = new AbortController().signal) {
  vi.stubGlobal("fetch", async () => (typeof response === "function" ? response() : response));
  const answer = newAnswer("k", body);
  return streamAnswer({ gatewayUrl: "", token: "", answer, body, signal, onProgress: () => {} });
}

afterEach(() => vi.unstubAllGlobals());

describe("a stream", () => {
  test("that says why it ended is done", async () => {
    const answer = await ask(stream([data({ content: "Hi" }), data({}, "stop"), "data: [DONE]\n\n"]));
    expect(answer).toMatchObject({
      status: "done",
      text: "Hi",
      requestId: "req_1",
      cache: "miss",
      error: null,
    });
  });

  test("that just ends was cut; what came is kept", async () => {
    const answer = await ask(stream([data({ content: "Half" })]));
    expect(answer).toMatchObject({ status: "failed", text: "Half", error: { code: "cut_stream" } });
  });

  test("over a connection that is lost keeps what came, and says so", async () => {
    const answer = await ask(stream([data({ content: "Half" })], true));
    expect(answer).toMatchObject({ status: "failed", text: "Half", error: { code: "connection_lost" } });
  });

  test("with a part that is not JSON is malformed, not unreachable", async () => {
    const answer = await ask(stream([data({ content: "Half" }), "data: {oops\n\n"]));
    expect(answer).toMatchObject({ status: "failed", text: "Half", error: { code: "malformed_stream" } });
  });

  test("that a person stops is stopped", async () => {
    const controller = new AbortController();
    controller.abort();
    const answer = await ask(() => {
      throw new DOMException("", "AbortError");
    }, controller.signal);
    expect(answer).toMatchObject({ status: "stopped", error: null });
  });

  test("that is refused carries the gateway's words", async () => {
    const error = { code: "budget_exceeded", message: "The budget is spent." };
    const answer = await ask(new Response(JSON.stringify({ error }), { status: 402 }));
    expect(answer).toMatchObject({ status: "failed", error: { status: 402, ...error } });
  });
});

test("a frame tells of two changed answers, in turn, once, and only who listens; then two frames tell nothing", () => {
  const frames: (() => void)[] = [];
  const draw = (count: number) => {
    for (let i = 0; i < count; i++) frames.shift()?.();
  };
  const live = new LiveAnswers((tell) => frames.push(tell));
  const told: string[] = [];
  const leave = live.subscribe("c", () => told.push("c"));
  for (const key of ["a", "b"]) live.subscribe(key, () => told.push(key));
  for (let i = 0; i < 100; i++) {
    for (const key of ["a", "b", "c"]) live.put({ ...newAnswer(key, body), text: `${i}` });
  }
  expect(frames).toHaveLength(1);
  draw(1);
  expect(told).toEqual(["a", "b"]);
  live.put(newAnswer("a", body));
  draw(2);
  expect(told).toEqual(["a", "b"]);
  draw(1);
  expect(told).toEqual(["a", "b", "c", "a"]);
  draw(2);
  expect(frames).toHaveLength(0);
  leave();
  live.put(newAnswer("c", body));
  live.drop("c");
  draw(1);
  expect(told).toEqual(["a", "b", "c", "a"]);
});
