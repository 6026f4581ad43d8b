import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderChunk } from "../../provider";
import { textsOfMessage } from "../response";
import { ResponsesStreamReader } from "./stream";

type Event = Record<string, unknown> & { type: string };

const usage = (input: number) => ({ input_tokens: input, output_tokens: 4, total_tokens: input + 4 });
const opening = { type: "response.created", response: { id: "r", status: "in_progress" } };
const completed = (input: number, type = "response.completed") => ({
  type,
  response: { id: "r", status: "completed", output: [], usage: usage(input), service_tier: "flex" },
});
const EVENTS: Event[] = [
  opening,
  { type: "response.in_progress", response: {} },
  { type: "response.output_item.added", output_index: 0, item: { type: "reasoning", id: "rs" } },
  { type: "response.reasoning_summary_text.delta", delta: "Hm, 東京. " },
  { type: "response.output_text.delta", delta: "Zürich 🦊" },
  {
    type: "response.output_item.added",
    output_index: 1,
    item: { type: "function_call", call_id: "c", name: "f" },
  },
  { type: "response.function_call_arguments.delta", output_index: 1, delta: "{}" },
  { type: "response.code_interpreter_call_code.delta", output_index: 2, delta: "print()" },
  { type: "response.audio.delta", delta: "AAAA" },
  { type: "response.never_heard_of", novel: { deep: [1] } },
  completed(11),
];
const lines = (events: Event[]) => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");

function read(pieces: Buffer[]) {
  const reader = new ResponsesStreamReader();
  const chunks: ProviderChunk[] = [];
  for (const piece of pieces) reader.push(piece, (chunk) => chunks.push(chunk));
  return chunks;
}
const readEvents = (events: Event[]) => read([Buffer.from(lines(events))]);
const viewsOf = (chunks: ProviderChunk[]) => chunks.flatMap(({ value }) => value.choices ?? []);

describe("a stream of a response", () => {
  it("passes every event as it came, known or not, wherever the bytes are cut", () => {
    const whole = Buffer.from(lines(EVENTS));
    const passed = EVENTS.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 30 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = read(at.slice(1).map((to, i) => whole.subarray(at[i], to)));
        expect(chunks.map(({ json }) => json)).toEqual(passed);
      }),
    );
  });

  it("is seen as the chat that it amounts to: all that is written is counted, and sound is not", () => {
    const views = viewsOf(readEvents(EVENTS));
    const texts = views.flatMap(({ delta }) => textsOfMessage(delta ?? {})).filter(Boolean);
    expect(texts).toEqual(["Hm, 東京. ", "Zürich 🦊", "f", "{}", "print()"]);
    expect(views.at(-1)!.finish_reason).toBe("stop");
  });

  it.each([
    [{ reason: "max_output_tokens" }, "length"],
    [{ reason: "content_filter" }, "content_filter"],
    [null, "stop"],
  ])("that ends for %j has finished by %s", (incomplete_details, finish) => {
    const { response } = completed(1);
    const chunks = readEvents([
      { type: "response.incomplete", response: { ...response, incomplete_details } },
    ]);
    expect(viewsOf(chunks)[0]!.finish_reason).toBe(finish);
    expect(chunks[0]!.usage).toMatchObject({ vector: { input: 1, output: 4 }, serviceTier: "flex" });
  });

  it("of several responses says the usage of each, so that the last counts; xAI's last word is another", () => {
    const chunks = readEvents([opening, completed(5), opening, completed(7, "response.done")]);
    const told = chunks.flatMap(({ usage: said }) => (said ? [said.vector.input] : []));
    expect(told).toEqual([5, 7]);
  });

  it("that fails before the model has said anything begins with the failure, so that another can be asked", () => {
    const failed = { type: "response.failed", response: { status: "failed", usage: null } };
    const error = { type: "error", error: { message: "no" } };
    expect(readEvents([opening, error, failed]).map(({ value }) => Boolean(value.error))).toEqual([true]);
    const later = readEvents([opening, { type: "response.output_text.delta", delta: "a" }, failed]);
    expect(later.map(({ value }) => Boolean(value.error))).toEqual([false, false, false, true]);
  });

  it("that fails with its usage tells that first, however early", () => {
    const chunks = readEvents([opening, { type: "response.failed", response: { usage: usage(3) } }]);
    expect(chunks.map((chunk) => [chunk.usage?.vector.input, Boolean(chunk.value.error)])).toEqual([
      [undefined, false],
      [3, false],
      [undefined, true],
    ]);
  });

  it("is refused where it is not this protocol", () => {
    expect(() => readEvents([{ choices: [] } as unknown as Event])).toThrow("no type");
  });
});
