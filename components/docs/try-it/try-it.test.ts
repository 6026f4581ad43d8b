import { afterEach, expect, test, vi } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { checkBody } from "./check-body";
import { modelInBody } from "./model-in-body";
import { costInText, sendTry, type TryAnswer } from "./send-try";
import { exampleUrl, TRY_EXAMPLES } from "./try-examples";

afterEach(() => vi.unstubAllGlobals());

const examples = Object.entries(TRY_EXAMPLES);

test.each(examples)("the example of %s is of an endpoint, and is what the gateway takes", (id, example) => {
  const endpoint = GATEWAY_ENDPOINTS.find((each) => each.id === id);
  expect(endpoint).toBeDefined();
  expect(example.body !== undefined).toBe(endpoint!.body !== null);
  if (example.body) expect(checkBody(id, JSON.stringify(example.body))).toEqual([]);
  expect(exampleUrl("https://g.example", endpoint!.path, example, new Date())).not.toMatch(/[{}]/);
});

test("a body is refused before it is sent, with the field at fault", () => {
  const body = { model: "m", messages: [{ role: "user", content: "Hi" }], temperature: 9 };
  expect(checkBody("chat.completions.create", JSON.stringify(body))).toMatchObject([{ at: "temperature" }]);
  expect(checkBody("chat.completions.create", '{"model": ')).toMatchObject([{ at: "JSON" }]);
  expect(checkBody("chat.completions.create", "{}").map(({ at }) => at)).toEqual(["model", "messages"]);
});

test("the model is read from a body that is still being written", () => {
  expect(modelInBody('{"model": "acme/one", "messages": [')).toBe("acme/one");
  expect(modelInBody("{")).toBeNull();
});

test.each([
  ['data: {"usage":{"cost":4.5e-7}}\n\ndata: [DONE]', "0.00000045"],
  ['{"cost": 0.1} {"cost": 0.25}', "0.25"],
  ['{"cost":0}', "0"],
  ["no usage", null],
])("the cost of %s is %s", (text, cost) => expect(costInText(text)).toBe(cost));

test("an answer is told piece by piece, and its cost at the end, with the reader's key and no other", async () => {
  const asked: RequestInit[] = [];
  const pieces = ['data: {"a":1}\n\n', 'data: {"usage":{"cost":0.002}}\n\n', "data: [DONE]\n\n"];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    asked.push(init);
    const body = new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream", "x-request-id": "req_1" } });
  });
  const seen: TryAnswer[] = [];
  const answer = await sendTry({
    url: "https://g.example/v1/chat/completions",
    method: "POST",
    apiKey: "tp_live_x",
    body: "{}",
    headers: { "anthropic-version": "1" },
    signal: new AbortController().signal,
    onProgress: (progress) => seen.push(progress),
  });
  expect(asked[0]?.headers).toEqual({
    authorization: "Bearer tp_live_x",
    "content-type": "application/json",
    "anthropic-version": "1",
  });
  expect(seen[0]).toMatchObject({ isDone: false, costUsd: null });
  expect(answer).toMatchObject({ status: 200, costUsd: "0.002", requestId: "req_1", text: pieces.join("") });
});
