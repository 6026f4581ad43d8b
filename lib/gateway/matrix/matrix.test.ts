import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, type LabPlan, startLab } from "../lab";
import { startTestGateway, TestTenant } from "../testing";
import { type Caller, type Heard, readEvents, type Wanted } from "./callers/caller";
import { chatCaller } from "./callers/chat";
import { geminiCaller } from "./callers/gemini";
import { messagesCaller } from "./callers/messages";
import { responsesCaller } from "./callers/responses";
import { compatibilityText } from "./compatibility";
import { DOORS, type DoorName, type Feature, PROVIDERS, type ProviderName, refusedParam } from "./features";

const CALLERS: Record<DoorName, Caller> = {
  chat: chatCaller,
  responses: responsesCaller,
  messages: messagesCaller,
  gemini: geminiCaller,
};

const database = useTestDatabase();
const labs = new Map<ProviderName, Lab>();
let tenant: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

const kindOf = (name: ProviderName) =>
  name === "xai" || name === "deepseek" || name === "groq" ? "openai" : name;

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  for (const name of PROVIDERS) {
    const lab = await startLab(name);
    labs.set(name, lab);
    const region = name === "bedrock" ? "us-east-1" : name === "vertex" ? "us-central1" : null;
    const row = await tenant.provider(kindOf(name), lab.baseUrl, lab.credential, { preset: name, region });
    // Gemini 3 wants the signatures of its calls back, which callers of other protocols do not keep.
    const upstream = name === "gemini" || name === "vertex" ? "gemini-3-pro" : `${name}-model`;
    await tenant.model(`matrix-${name}`, [[row, upstream]], {
      capabilities: ["tools", "json_schema", "vision"],
      input_modalities: ["text", "image"],
    });
  }
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([...labs.values()].map((lab) => lab.stop()));
  await tenant?.client.end();
});

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

function begin({ caller, provider }: Cell, wanted: Partial<Wanted>, signal?: AbortSignal): Promise<Response> {
  const asked = { model: `matrix-${provider}`, stream: false, prompt: "How is it?", ...wanted };
  const { path, headers, body } = caller.request(asked, secret);
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

const requestIdOf = (response: Response) =>
  response.headers.get("x-request-id") ?? response.headers.get("request-id")!;

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
    it.each(["text", "stream", "tools", "JSON schema", "image", "error", "abort"] as const)(
      "has %s",
      async (feature) => {
        await tryCell({ door, provider, caller: CALLERS[door], lab: labs.get(provider)! }, feature);
      },
    );
  });
});

describe("what is booked", () => {
  it.each(DOORS)(
    "is what the provider said to callers of %s, or what was generated for those who left",
    async (door) => {
      for (const { cell, requestId, outcome, said } of owed.filter((one) => one.door === door)) {
        const [row] = await tenant.events(requestId);
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

describe("docs/compatibility.md", () => {
  it("is what this table says: run `npm run generate` when it is stale", () => {
    expect(readFileSync("docs/compatibility.md", "utf8")).toBe(compatibilityText());
  });
});
