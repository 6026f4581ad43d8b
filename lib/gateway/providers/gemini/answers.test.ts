import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderChunk, StreamReader } from "../provider";
import { readGeminiAsChat, readGeminiResponse } from "./response";
import { GeminiAsChatReader, GeminiStreamReader } from "./stream";

type Json = Record<string, unknown>;

const USAGE = { promptTokenCount: 3, candidatesTokenCount: 4, totalTokenCount: 7 };
const answer = (parts: Json[], more: Json = {}, top: Json = {}) => ({
  candidates: [{ content: { role: "model", parts }, finishReason: "STOP", index: 0, ...more }],
  usageMetadata: USAGE,
  modelVersion: "gemini-3-flash",
  responseId: "abc-1",
  ...top,
});
const whole = (value: unknown) => readGeminiAsChat(Buffer.from(JSON.stringify(value)));
const messageOf = (value: unknown) => JSON.parse(whole(value).text).choices[0].message as Json;
const event = (parts: Json[], more: Json = { finishReason: undefined }) => answer(parts, more);
const bytesOf = (events: unknown[]) =>
  Buffer.from(events.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join(""));

function read(
  bytes: Buffer,
  reader: StreamReader = new GeminiAsChatReader(),
  pieces = [bytes],
): ProviderChunk[] {
  const chunks: ProviderChunk[] = [];
  for (const piece of pieces) reader.push(piece, (chunk) => chunks.push(chunk));
  return chunks;
}
const deltasOf = (chunks: ProviderChunk[]) =>
  chunks.flatMap(({ value }) => value.choices ?? []).map(({ delta }) => delta ?? {});
const call = (functionCall: Json, more: Json = {}) => ({ functionCall, ...more });

describe("an answer of Gemini", () => {
  it("shows its images and speech beside the text, but not what it drew while it thought", () => {
    const image = (data: string, more: Json = {}) => ({
      inlineData: { mimeType: "image/png", data },
      ...more,
    });
    expect(
      messageOf(answer([{ text: "Here:" }, image("AAAA", { thought: true }), image("BBBB")])),
    ).toMatchObject({
      content: "Here:",
      images: [{ type: "image_url", index: 0, image_url: { url: "data:image/png;base64,BBBB" } }],
    });
    const speech = (data: string) => ({ inlineData: { mimeType: "audio/L16;codec=pcm;rate=24000", data } });
    const joined = Buffer.concat([Buffer.from("ab"), Buffer.from("cd")]).toString("base64");
    const parts = [
      speech(Buffer.from("ab").toString("base64")),
      speech(Buffer.from("cd").toString("base64")),
    ];
    expect(messageOf(answer(parts)).audio).toMatchObject({ data: joined, transcript: "" });
  });

  it("shows the code that it ran, with its result", () => {
    const parts = [
      { text: "Let me compute." },
      { executableCode: { language: "PYTHON", code: "print(1)" } },
      { codeExecutionResult: { outcome: "OUTCOME_OK", output: "1\n" } },
      { text: "It is 1." },
    ];
    expect(messageOf(answer(parts)).content).toBe(
      "Let me compute.\n```python\nprint(1)\n```\n\n```\n1\n\n```\nIt is 1.",
    );
  });

  it("quotes the pages that it is grounded on, in characters, and counts the searches that are billed", () => {
    const groundingMetadata = {
      webSearchQueries: ["a", "b", "a", ""],
      groundingChunks: [{ web: { uri: "https://one.example", title: "One" } }, { web: {} }],
      groundingSupports: [{ segment: { startIndex: 8, endIndex: 10 }, groundingChunkIndices: [0, 1, 7] }],
    };
    const grounded = answer([{ text: "Zürich! Hi" }], { groundingMetadata });
    expect(messageOf(grounded).annotations).toEqual([
      {
        type: "url_citation",
        url_citation: { start_index: 7, end_index: 9, url: "https://one.example", title: "One" },
      },
    ]);
    expect(whole(grounded).usage!.vector.searches).toBe(2);
    expect(whole({ ...grounded, modelVersion: "gemini-2.5-pro" }).usage!.vector.searches).toBe(1);
    const streamed = read(
      bytesOf([event([{ text: "Zür" }]), event([{ text: "ich" }], { groundingMetadata }), answer([])]),
    );
    expect(streamed.at(-1)!.usage!.vector.searches).toBe(2);
  });

  it("has the log probabilities of its tokens", () => {
    const token = (text: string, logProbability: number) => ({ token: text, logProbability });
    const logprobsResult = {
      chosenCandidates: [token("é", -0.1)],
      topCandidates: [{ candidates: [token("é", -0.1), token("e", -3)] }],
    };
    expect(JSON.parse(whole(answer([{ text: "é" }], { logprobsResult })).text).choices[0].logprobs).toEqual({
      content: [
        {
          token: "é",
          logprob: -0.1,
          bytes: [195, 169],
          top_logprobs: [
            { token: "é", logprob: -0.1, bytes: [195, 169] },
            { token: "e", logprob: -3, bytes: [101] },
          ],
        },
      ],
      refusal: null,
    });
  });

  it.each([
    ["STOP", "stop"],
    ["MAX_TOKENS", "length"],
    ["SAFETY", "content_filter"],
    ["RECITATION", "content_filter"],
    ["IMAGE_SAFETY", "content_filter"],
    ["MALFORMED_FUNCTION_CALL", "stop"],
    ["SOMETHING_NEW", "stop"],
  ])("that ends with %s ends with %s", (finishReason, finish) => {
    expect(JSON.parse(whole(answer([], { finishReason })).text).choices[0]).toMatchObject({
      message: { content: "" },
      finish_reason: finish,
      native_finish_reason: finishReason,
    });
  });

  it("of several candidates has as many choices, each with its own calls", () => {
    const candidates = [0, 1].map((index) => ({
      index,
      content: { parts: [call({ name: "f", args: { index } })] },
      finishReason: "STOP",
    }));
    const { choices } = JSON.parse(whole(answer([], {}, { candidates })).text);
    const ids = choices.map((choice: Json) => ((choice.message as Json).tool_calls as Json[])[0]!.id);
    expect(new Set(ids).size).toBe(2);
    expect(choices.map(({ finish_reason }: Json) => finish_reason)).toEqual(["tool_calls", "tool_calls"]);
  });

  it("without a candidate and without a reason is an empty one, with its usage", () => {
    const empty = whole({ usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 }, modelVersion: "m" });
    expect(JSON.parse(empty.text).choices[0]).toMatchObject({
      message: { content: "" },
      finish_reason: "stop",
    });
    expect(empty.usage!.vector.input).toBe(9);
    expect(() => whole({ unrelated: true })).toThrow();
    expect(() => whole([])).toThrow();
  });

  it("is the provider's own bytes for callers of its protocol", () => {
    const text = JSON.stringify(answer([{ text: "x" }]), null, 2);
    const { text: passed, usage, outputTexts } = readGeminiResponse(Buffer.from(text));
    expect([passed, usage!.vector.output, outputTexts()]).toEqual([text, 4, ["x"]]);
  });
});

describe("a stream of Gemini", () => {
  const EVENTS = [
    event([{ text: "Hm", thought: true }]),
    event([{ text: "Zür" }]),
    event([{ text: "ich 🦊" }, call({ name: "f", args: { a: 1 } }, { thoughtSignature: "c2ln" })]),
    answer([{ text: "" }]),
  ];

  it("is the same wherever the bytes are cut", () => {
    const bytes = bytesOf(EVENTS);
    const expected = read(bytes).map(({ value, usage }) => [value.choices, usage]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((to, i) => bytes.subarray(at[i], to));
        const chunks = read(bytes, new GeminiAsChatReader(), pieces);
        expect(chunks.map(({ value, usage }) => [value.choices, usage])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    expect(deltasOf(read(bytes))[0]).toMatchObject({ role: "assistant", reasoning_content: "Hm" });
  });

  it("names every chunk and ends the choice whose calls came before with tool_calls", () => {
    const chunks = read(bytesOf(EVENTS));
    for (const { json, value } of chunks) {
      expect(JSON.parse(json)).toEqual(value);
      expect(value).toMatchObject({
        id: "chatcmpl-abc-1",
        object: "chat.completion.chunk",
        model: "gemini-3-flash",
      });
    }
    expect(chunks.at(-1)!.value.choices![0]!.finish_reason).toBe("tool_calls");
  });

  it("passes its events on as they came to callers of its protocol", () => {
    const bytes = bytesOf(EVENTS);
    expect(
      read(bytes, new GeminiStreamReader())
        .map(({ json }) => json)
        .join(""),
    ).toBe(bytes.toString());
  });

  it("puts together calls whose arguments come in pieces, also when their end is never said", () => {
    const piece = (jsonPath: string, value: Json, willContinue = true) =>
      event([call({ partialArgs: [{ jsonPath, ...value }], willContinue })]);
    const events = [
      event([call({ name: "plan", willContinue: true }, { thoughtSignature: "c2ln" })]),
      piece("$.city", { stringValue: "New ", willContinue: true }),
      piece("$.city", { stringValue: "Delhi" }),
      piece("$.stops[0].name", { stringValue: "A" }),
      piece("$.stops[1].nights", { numberValue: 2 }),
      piece("$['odd key']", { boolValue: false }),
      piece("$.__proto__.polluted", { stringValue: "x" }),
      piece("$.stops.__proto__.polluted", { stringValue: "x" }),
      piece("$.none", { nullValue: "NULL_VALUE" }),
    ];
    const args = { city: "New Delhi", stops: [{ name: "A" }, { nights: 2 }], "odd key": false, none: null };
    for (const end of [[event([call({})]), answer([])], [answer([])]]) {
      const calls = deltasOf(read(bytesOf([...events, ...end]))).flatMap(
        ({ tool_calls }) => tool_calls ?? [],
      ) as Json[];
      expect(calls).toMatchObject([{ index: 0, extra_content: { google: { thought_signature: "c2ln" } } }]);
      const { name, arguments: text } = calls[0]!.function as { name: string; arguments: string };
      expect([name, JSON.parse(text)]).toMatchObject(["plan", args]);
    }
    expect([({} as Json).polluted, ([] as unknown as Json).polluted]).toEqual([undefined, undefined]);
  });

  it("whose early events do not count the output says that its usage is in part", () => {
    const early = { ...event([{ text: "a" }]), usageMetadata: { promptTokenCount: 3, totalTokenCount: 3 } };
    const [first, last] = read(bytesOf([early, answer([{ text: "b" }])]));
    expect([first!.usage!.isPartial, last!.usage!.isPartial]).toEqual([true, undefined]);
  });
});
