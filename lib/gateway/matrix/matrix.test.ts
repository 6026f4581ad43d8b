import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { useTestDatabase } from "@/lib/db/testing";
import type { Lab, LabPlan } from "../lab";
import { type Caller, type Heard, readEvents, type Wanted } from "./callers/caller";
import { compatibilityText } from "./compatibility";
import {
  DOORS,
  type DoorName,
  FEATURES,
  type Feature,
  PROVIDERS,
  type ProviderName,
  refusedParam,
} from "./features";
import { CALLERS, requestIdOf, World } from "./testing";
import { TRAPS, type Trap } from "./traps";

const database = useTestDatabase();
let world: World;

beforeAll(async () => {
  world = await World.open(database.url, [
    ...PROVIDERS.map((name) => ({ preset: name, lab: name })),
    ...TRAPS,
  ]);
});
afterAll(() => world?.stop());

const TEXT = "Grüezi, 東京 🦊!";
const USAGE = { input: 21, cachedInput: 8, output: 9 };
const ANSWER = { text: TEXT, usage: USAGE };
const IMAGE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const TOOLS = ["weather", "clock"].map((name) => ({
  name,
  description: `Tells the ${name}`,
  parameters: {
    type: "object",
    properties: { place: { type: "string", description: "Where" } },
    required: ["place"],
    additionalProperties: false,
  },
}));
const SCHEMA = {
  type: "object",
  properties: { matrix_answer: { type: "integer" } },
  required: ["matrix_answer"],
  additionalProperties: false,
};

type Cell = { door: DoorName; provider: ProviderName; caller: Caller; lab: Lab };

const begin = ({ door, provider }: Cell, wanted: Partial<Wanted>, signal?: AbortSignal) =>
  world.begin(door, provider, wanted, signal);

/** What must be booked of each call: checked at the end, since a record takes a moment to arrive. */
const owed: {
  door: DoorName;
  cell: string;
  requestId: string;
  outcome: string;
  said: Lab["last"]["said"];
}[] = [];

function owe({ door, provider, lab }: Cell, response: Response, outcome: string): void {
  const cell = `${door} with ${provider}`;
  owed.push({ door, cell, requestId: requestIdOf(response), outcome, said: lab.last.said });
}

/** One call whose answer is read in the caller's protocol, and whose record is owed. */
async function hear(cell: Cell, wanted: Partial<Wanted>, plan: LabPlan): Promise<Heard> {
  const { lab, caller } = cell;
  lab.reset();
  lab.next(plan);
  const response = await begin(cell, wanted);
  const text = await response.text();
  expect([lab.last?.refused ?? null, response.status, response.status === 200 ? "" : text]).toEqual([
    null,
    200,
    "",
  ]);
  const heard = wanted.stream ? caller.stream(readEvents(text)) : caller.whole(JSON.parse(text));
  owe(cell, response, "ok");
  expect(heard.usage).toEqual({ input: 29, output: 9 });
  return heard;
}

const ASKED: Record<Exclude<Feature, "error" | "abort">, (cell: Cell) => Promise<void>> = {
  async text(cell) {
    const heard = await hear(cell, {}, ANSWER);
    expect(heard).toMatchObject({ text: TEXT, tools: [], finish: cell.caller.finishes.stop });
  },
  async stream(cell) {
    const heard = await hear(cell, { stream: true }, { ...ANSWER, writeBytes: 11 });
    expect(heard).toMatchObject({ text: TEXT, tools: [], finish: cell.caller.finishes.stop });
  },
  async tools(cell) {
    const toolCalls = TOOLS.map(({ name }) => ({ name, args: { place: "Zürich" } }));
    const heard = await hear(
      cell,
      { stream: true, tools: TOOLS },
      { toolCalls, usage: USAGE, writeBytes: 17 },
    );
    expect(heard.finish).toBe(cell.caller.finishes.tools);
    expect(heard.tools.map(({ name, args }) => ({ name, args }))).toEqual(toolCalls);
    const results = heard.tools.map((use) => ({ use, output: `fine at ${use.name}` }));
    const after = await hear(cell, { tools: TOOLS, results }, ANSWER);
    expect(after.text).toBe(TEXT);
    for (const { output } of results) expect(cell.lab.last.text).toContain(output);
  },
  async "JSON schema"(cell) {
    const heard = await hear(cell, { schema: SCHEMA }, { ...ANSWER, text: '{"matrix_answer":42}' });
    expect(JSON.parse(heard.text)).toEqual({ matrix_answer: 42 });
    expect(cell.lab.last.text).toContain("matrix_answer");
  },
  async image(cell) {
    const heard = await hear(cell, { image: IMAGE }, ANSWER);
    expect(heard.text).toBe(TEXT);
    expect(cell.lab.last.text).toContain(IMAGE);
  },
};

async function failedCall(cell: Cell, plan: LabPlan, wanted: Partial<Wanted> = {}) {
  cell.lab.reset();
  cell.lab.always(plan);
  const response = await begin(cell, wanted);
  return { response, failed: cell.caller.failed((await response.json()) as never, response.status) };
}

async function expectErrors(cell: Cell): Promise<void> {
  const limited = await failedCall(cell, { failure: { kind: "rate_limit", resetMs: 4_000 } });
  expect(limited.failed.status).toBe(429);
  expect(Number(limited.response.headers.get("retry-after"))).toBeGreaterThan(0);
  const refused = await failedCall(cell, { failure: { kind: "bad_request", message: "no such thing" } });
  expect(refused.failed).toMatchObject({ status: 400, message: expect.stringContaining("no such thing") });
}

/** A caller who leaves: the provider's stream ends, and what was generated is booked as theirs. */
async function expectAborted(cell: Cell): Promise<void> {
  const { lab } = cell;
  lab.reset();
  lab.next({ ...ANSWER, text: TEXT.repeat(4), hang: 6 });
  const abort = new AbortController();
  const response = await begin(cell, { stream: true }, abort.signal);
  const reader = response.body!.getReader();
  await reader.read();
  abort.abort();
  await lab.last.ended;
  expect(lab.last.abandoned).toBe(true);
  owe(cell, response, "aborted");
}

/** A 400 in the caller's form that names the parameter, before anything is sent to the provider. */
async function expectRefused(cell: Cell, feature: Feature, param: string): Promise<void> {
  const wanted: Partial<Record<Feature, Partial<Wanted>>> = {
    tools: { tools: TOOLS },
    "JSON schema": { schema: SCHEMA },
    image: { image: IMAGE },
    stream: { stream: true },
  };
  const { failed } = await failedCall(cell, ANSWER, wanted[feature]);
  expect(failed.status).toBe(400);
  expect(`${failed.param} ${failed.message}`).toContain(param);
  expect(cell.lab.calls).toHaveLength(0);
}

async function tryCell(cell: Cell, feature: Feature): Promise<void> {
  const param = refusedParam(cell.door, cell.provider, feature);
  if (param !== null) await expectRefused(cell, feature, param);
  else if (feature === "error") await expectErrors(cell);
  else if (feature === "abort") await expectAborted(cell);
  else await ASKED[feature](cell);
}

describe.each(DOORS)("a caller of %s", (door) => {
  describe.each(PROVIDERS)("with %s", (provider) => {
    it.each(FEATURES)("has %s", async (feature) => {
      await tryCell({ door, provider, caller: CALLERS[door], lab: world.lab(provider) }, feature);
    });
  });
});

describe("what is booked", () => {
  it.each(DOORS)(
    "is what the provider said to callers of %s, or what was generated for those who left",
    async (door) => {
      for (const { cell, requestId, outcome, said } of owed.filter((one) => one.door === door)) {
        const [row] = await world.tenant.events(requestId);
        const input = Number(row!.input_tokens) + Number(row!.cached_input_tokens);
        const output = Number(row!.output_tokens);
        const { usage_source: source, quarantined } = row!;
        const figures = said ? { input, output } : { input: input > 0, output: output > 0 };
        expect({ cell, outcome: row!.outcome, source, quarantined, ...figures }).toEqual({
          cell,
          outcome,
          quarantined: false,
          ...(said
            ? { source: "provider", input: said.input + said.cachedInput, output: said.output }
            : // Google says its usage so far in every chunk; the others are counted up to where they were left.
              { source: expect.stringMatching(/^(estimated|provider)$/), input: true, output: true }),
        });
      }
    },
  );
});

const COLUMNS: Partial<Record<keyof UsageVector, string>> = {
  input: "input_tokens",
  cachedInput: "cached_input_tokens",
  cacheWrite: "cache_write_tokens",
  cacheWrite1h: "cache_write_hour_tokens",
  audioInput: "audio_input_tokens",
  imageInput: "image_input_tokens",
  output: "output_tokens",
  reasoning: "reasoning_tokens",
  audioOutput: "audio_output_tokens",
  imageOutput: "image_output_tokens",
};

function vectorOf(row: Record<string, unknown>): UsageVector {
  const tokens = Object.entries(COLUMNS).map(([part, column]) => [part, Number(row[column])]);
  return { ...NO_USAGE, ...Object.fromEntries(tokens), ...(row.units as Partial<UsageVector> | null) };
}

function setTrap({ preset, events, body }: Trap): Lab {
  const lab = world.lab(preset);
  lab.reset();
  lab.next({
    raw: events ? { events: events.map((event) => JSON.stringify(event)) } : { body: JSON.stringify(body) },
  });
  return lab;
}

describe("usage that is easily misread is booked as the provider means it", () => {
  const requestIds = new Map<Trap, string>();

  beforeAll(async () => {
    for (const trap of TRAPS) {
      const lab = setTrap(trap);
      const response = await world.begin(trap.door, trap.preset, { stream: trap.events !== undefined });
      const text = await response.text();
      const refused = lab.calls.at(-1)?.refused ?? null;
      expect({ trap: trap.name, refused, status: response.status, text }).toMatchObject({
        refused: null,
        status: 200,
      });
      requestIds.set(trap, requestIdOf(response));
    }
  });

  it.each(TRAPS.map((trap) => [`${trap.preset} [${trap.door}]: ${trap.name}`, trap] as const))(
    "%s",
    async (_, trap) => {
      const [row] = await world.tenant.events(requestIds.get(trap)!);
      expect({
        vector: vectorOf(row!),
        source: row!.usage_source,
        quarantined: row!.quarantined,
        outcome: row!.outcome,
      }).toEqual({
        vector: { ...NO_USAGE, ...trap.booked },
        source: "provider",
        quarantined: trap.quarantined ?? false,
        outcome: trap.outcome ?? "ok",
      });
    },
  );
});

describe("docs/compatibility.md", () => {
  it("is what this table says: run `npm run generate` when it is stale", () => {
    expect(readFileSync("docs/compatibility.md", "utf8")).toBe(compatibilityText());
  });
});
