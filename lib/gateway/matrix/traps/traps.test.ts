import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPreset } from "@/lib/core/provider-presets";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";
import type { Caller } from "../callers/caller";
import { chatCaller } from "../callers/chat";
import { geminiCaller } from "../callers/gemini";
import { messagesCaller } from "../callers/messages";
import { responsesCaller } from "../callers/responses";
import { anthropicTraps } from "./anthropic";
import { chatTraps } from "./chat";
import { googleTraps } from "./google";
import { responsesTraps } from "./responses";
import type { Trap } from "./trap";

const TRAPS = [...anthropicTraps, ...googleTraps, ...responsesTraps, ...chatTraps];
const CALLERS: Record<Trap["door"], Caller> = {
  chat: chatCaller,
  responses: responsesCaller,
  messages: messagesCaller,
  gemini: geminiCaller,
};

const database = useTestDatabase();
const labs = new Map<string, Lab>();
let tenant: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  for (const { preset, lab: kind } of TRAPS) {
    if (labs.has(preset)) continue;
    const lab = await startLab(kind);
    labs.set(preset, lab);
    const region = preset === "bedrock" ? "us-east-1" : null;
    const { kind: driver } = findPreset(preset)!;
    const row = await tenant.provider(driver, lab.baseUrl, lab.credential, { preset, region });
    await tenant.model(`trap-${preset}`, [[row, "trap"]]);
  }
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([...labs.values()].map((lab) => lab.stop()));
  await tenant?.client.end();
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

async function call(trap: Trap): Promise<Response> {
  const lab = labs.get(trap.preset)!;
  lab.reset();
  lab.next({
    raw: trap.events
      ? { events: trap.events.map((event) => JSON.stringify(event)) }
      : { body: JSON.stringify(trap.body) },
  });
  const wanted = { model: `trap-${trap.preset}`, stream: trap.events !== undefined, prompt: "Hi" };
  const { path, headers, body } = CALLERS[trap.door].request(wanted, secret);
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

describe("usage that is easily misread is booked as the provider means it", () => {
  const calls = new Map<Trap, { status: number; text: string; requestId: string }>();

  beforeAll(async () => {
    for (const trap of TRAPS) {
      const response = await call(trap);
      const requestId = response.headers.get("x-request-id") ?? response.headers.get("request-id")!;
      calls.set(trap, { status: response.status, requestId, text: await response.text() });
    }
  });

  it.each(TRAPS.map((trap) => [`${trap.preset} [${trap.door}]: ${trap.name}`, trap] as const))(
    "%s",
    async (_, trap) => {
      const { status, requestId, text } = calls.get(trap)!;
      expect([
        labs.get(trap.preset)!.calls.at(-1)?.refused ?? null,
        status,
        status === 200 ? "" : text,
      ]).toEqual([null, 200, ""]);
      const [row] = await tenant.events(requestId);
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
