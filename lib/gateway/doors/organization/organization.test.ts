import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ingestSettledCalls, readSums } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
const FROM = Date.UTC(2026, 9, 5);
const DAYS = 10;
const SECOND = 1_000;
let tenant: TestTenant;
let other: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let reader: string;
let caller: string;
let calls: ReturnType<typeof settledCall>[];

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  other = await TestTenant.open(database.url);
  reader = (await tenant.key({ permissions: ["usage.read"] })).secret;
  caller = (await tenant.key()).secret;
  gateway = await startTestGateway(database.url);
  calls = Array.from({ length: 240 }, (_, i) =>
    settledCall(tenant, {
      startedAtMs: FROM + Math.floor((i * DAYS * DAY_MS) / 240) + i,
      projectId: `prj_${i % 2}`,
      keyId: `key_${i % 3}`,
      model: `acme/m${i % 4}`,
      endUser: i % 5 === 0 ? null : `user-${i % 5}`,
      tags: i % 6 === 0 ? { batch: "night" } : null,
      circumstances: i % 7 === 0 ? { serviceTier: "flex" } : null,
      usage: {
        ...NO_USAGE,
        input: 100 + i,
        cachedInput: i,
        cacheWrite: i % 3,
        audioInput: i % 2,
        output: 2 * i,
        reasoning: 3,
      },
      costNanos: 1_000_003 * (i + 1),
    }),
  );
  const at = FROM + HOUR_MS;
  const others = [
    { endpoint: "embeddings", usage: { ...NO_USAGE, input: 70 } },
    { endpoint: "moderations", usage: { ...NO_USAGE, input: 30 } },
    {
      endpoint: "images.generations",
      usage: { ...NO_USAGE, images: 3 },
      circumstances: { imageOf: "1024x1024/high" },
    },
    { endpoint: "audio.speech", usage: { ...NO_USAGE, characters: 900 } },
    { endpoint: "audio.transcriptions", usage: { ...NO_USAGE, audioMs: 61_400 } },
  ].map((over, i) => settledCall(tenant, { startedAtMs: at + i, costNanos: 5, ...over }));
  const foreign = settledCall(other, { startedAtMs: at, costNanos: 77 });
  await ingestSettledCalls(pool(), "gwi_test", [...calls, ...others, foreign]);
});
afterAll(async () => {
  await gateway?.stop();
  await tenant?.client.end();
  await other?.client.end();
});

const RANGE = `start_time=${FROM / SECOND}&end_time=${(FROM + DAYS * DAY_MS) / SECOND}`;

async function get(path: string, secret = reader) {
  const response = await fetch(`${gateway.url}/v1/organization/${path}`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  return { status: response.status, body: await response.json() };
}

type Page = Awaited<ReturnType<typeof get>>["body"];
const resultsOf = (page: Page) => page.data.flatMap((bucket: { results: unknown[] }) => bucket.results);
const sumOf = (results: Record<string, number>[], name: string) =>
  results.reduce((sum, result) => sum + result[name]!, 0);
const schemaOf = (id: string) => GATEWAY_ENDPOINTS.find((endpoint) => endpoint.id === id)!.response!;

describe("GET /v1/organization/usage/completions", () => {
  it("sums exactly what the events say, by day, in the contract's shape", async () => {
    const { status, body } = await get(`usage/completions?${RANGE}&limit=31`);
    expect(status).toBe(200);
    expect(schemaOf("organization.usage.completions").parse(body)).toEqual(body);
    expect(body.data).toHaveLength(DAYS);
    const results = resultsOf(body);
    const usages = calls.map(({ usage }) => usage);
    const total = (pick: (usage: (typeof usages)[number]) => number) =>
      usages.reduce((sum, usage) => sum + pick(usage), 0);
    expect(sumOf(results, "num_model_requests")).toBe(calls.length);
    expect(sumOf(results, "input_tokens")).toBe(
      total((usage) => usage.input + usage.cachedInput + usage.cacheWrite + usage.audioInput),
    );
    expect(sumOf(results, "input_cached_tokens")).toBe(total((usage) => usage.cachedInput));
    expect(sumOf(results, "input_audio_tokens")).toBe(total((usage) => usage.audioInput));
    expect(sumOf(results, "output_tokens")).toBe(total((usage) => usage.output + usage.reasoning));
    expect(results[0]).toMatchObject({ project_id: null, model: null, batch: null, service_tier: null });
  });

  it("groups by any fields together, whose results add up to the whole", async () => {
    const groups = ["project_id", "user_id", "api_key_id", "model", "batch", "service_tier"];
    const grouped = await get(
      `usage/completions?${RANGE}&limit=31&${groups.map((name) => `group_by[]=${name}`).join("&")}`,
    );
    const results = resultsOf(grouped.body);
    expect(sumOf(results, "num_model_requests")).toBe(calls.length);
    const night = results.filter((result: { batch: boolean }) => result.batch);
    expect(sumOf(night, "num_model_requests")).toBe(calls.filter(({ tags }) => tags).length);
    const flex = results.filter((result: { service_tier: string }) => result.service_tier === "flex");
    expect(sumOf(flex, "num_model_requests")).toBe(calls.filter(({ circumstances }) => circumstances).length);
    const names = new Set(results.map((result: { user_id: string | null }) => result.user_id));
    expect(names).toEqual(new Set([null, "user-1", "user-2", "user-3", "user-4"]));
  });

  it("narrows to projects, keys, users, models and batches, several values of each", async () => {
    const count = async (filter: string) =>
      sumOf(
        resultsOf((await get(`usage/completions?${RANGE}&limit=31&${filter}`)).body),
        "num_model_requests",
      );
    const holds = (test: (call: (typeof calls)[number]) => boolean) => calls.filter(test).length;
    expect(await count("project_ids=prj_1")).toBe(holds(({ projectId }) => projectId === "prj_1"));
    expect(await count("models=acme/m1&models=acme/m2")).toBe(
      holds(({ model }) => model === "acme/m1" || model === "acme/m2"),
    );
    expect(await count("api_key_ids=key_2&user_ids=user-1")).toBe(
      holds(({ keyId, endUser }) => keyId === "key_2" && endUser === "user-1"),
    );
    expect(await count("batch=true")).toBe(holds(({ tags }) => tags !== null));
    expect(await count("batch=false")).toBe(holds(({ tags }) => tags === null));
    expect(await count("models=acme/none")).toBe(0);
  });

  it("cuts the first and last bucket to the range, and leaves none out", async () => {
    const startS = (FROM + 90 * MINUTE_MS) / SECOND;
    const endS = startS + 3 * 3_600;
    const { body } = await get(`usage/completions?start_time=${startS}&end_time=${endS}&bucket_width=1h`);
    expect(body.data.map((bucket: { start_time: number }) => bucket.start_time - startS)).toEqual([
      0, 1_800, 5_400, 9_000,
    ]);
    expect(body.data.at(-1).end_time).toBe(endS);
    const inside = calls.filter(
      ({ startedAtMs }) => startedAtMs >= startS * SECOND && startedAtMs < endS * SECOND,
    );
    expect(sumOf(resultsOf(body), "num_model_requests")).toBe(inside.length);
  });

  it("pages through all buckets, each once", async () => {
    const seen: number[] = [];
    let page: string | null = "";
    for (let i = 0; page !== null && i < 20; i++) {
      const { body }: { body: Page } = await get(
        `usage/completions?${RANGE}&limit=3${page ? `&page=${page}` : ""}`,
      );
      seen.push(...body.data.map((bucket: { start_time: number }) => bucket.start_time));
      expect(body.has_more).toBe(body.next_page !== null);
      page = body.next_page;
    }
    expect(seen).toEqual(Array.from({ length: DAYS }, (_, i) => (FROM + i * DAY_MS) / SECOND));
  });

  it("refuses what it does not understand, and names it", async () => {
    const wrong: [query: string, param: string][] = [
      ["", "start_time"],
      [`${RANGE}&bucket_width=1w`, "bucket_width"],
      [`${RANGE}&limit=32`, "limit"],
      [`${RANGE}&group_by=color`, "group_by"],
      [`${RANGE}&page=page_1`, "page"],
      [`${RANGE}&page=x`, "page"],
      ["start_time=20&end_time=10", "end_time"],
    ];
    for (const [query, param] of wrong) {
      const { status, body } = await get(`usage/completions?${query}`);
      expect([query, status, body.error.param]).toEqual([query, 400, param]);
    }
  });
});

describe("the usage of what is no chat", () => {
  const one = async (name: string, more = "") => resultsOf((await get(`usage/${name}?${RANGE}${more}`)).body);

  it.each([
    ["embeddings", { input_tokens: 70 }],
    ["moderations", { input_tokens: 30 }],
    ["images", { images: 3 }],
    ["audio_speeches", { characters: 900 }],
    ["audio_transcriptions", { seconds: 61 }],
  ])("%s are counted in their own unit", async (name, expected) => {
    expect(await one(name)).toEqual([expect.objectContaining({ ...expected, num_model_requests: 1 })]);
    const { body } = await get(`usage/${name}?${RANGE}`);
    expect(schemaOf(`organization.usage.${name}`).parse(body)).toEqual(body);
  });

  it("tells images apart by size, and has none that were edited", async () => {
    const [image] = await one("images", "&group_by=size&group_by=source");
    expect(image).toMatchObject({ size: "1024x1024", source: "image.generation" });
    expect(await one("images", "&sizes=256x256")).toEqual([]);
    expect(await one("images", "&sources=image.edit")).toEqual([]);
  });
});

describe("GET /v1/organization/costs", () => {
  const costOf = (results: { cost_nanos: string }[]) =>
    results.reduce((sum, { cost_nanos: nanos }) => sum + BigInt(nanos), 0n);
  const spent = () => calls.reduce((sum, { costNanos }) => sum + BigInt(costNanos), 25n);

  it("is to the nano-dollar what the events cost, whichever way it is grouped and wherever it begins", async () => {
    const off = `start_time=${FROM / SECOND - 7}&end_time=${(FROM + DAYS * DAY_MS) / SECOND + 7}`;
    for (const range of [RANGE, off]) {
      for (const group of [
        "",
        "&group_by=project_id",
        "&group_by=line_item",
        "&group_by=api_key_id",
        "&group_by=project_id&group_by=line_item",
      ]) {
        const { body } = await get(`costs?${range}&limit=31${group}`);
        expect(schemaOf("organization.costs").parse(body)).toEqual(body);
        expect([group, costOf(resultsOf(body))]).toEqual([group, spent()]);
      }
    }
    const sums = await readSums({
      orgId: tenant.orgId,
      from: new Date(FROM),
      to: new Date(FROM + DAYS * DAY_MS),
      zone: "UTC",
      filter: [],
    });
    expect(sums[0]!.costNanos).toBe(spent());
  });

  it("narrows to projects and keys, and names what it is grouped by", async () => {
    const { body } = await get(`costs?${RANGE}&limit=31&project_ids=prj_0&group_by=api_key_id`);
    const expected = calls
      .filter(({ projectId }) => projectId === "prj_0")
      .reduce((sum, { costNanos }) => sum + BigInt(costNanos), 0n);
    expect(costOf(resultsOf(body))).toBe(expected);
    const [first] = resultsOf(body);
    expect(first).toMatchObject({ project_id: null, line_item: null });
    expect(first.api_key_id).toMatch(/^key_/);
    expect(first.amount).toEqual({ value: Number(first.cost_nanos) / 1e9, currency: "usd" });
  });
});

describe("the permission usage.read", () => {
  it("is needed for usage and costs, and gives no call", async () => {
    for (const path of ["usage/completions", "usage/images", "costs"]) {
      const { status, body } = await get(`${path}?${RANGE}`, caller);
      expect([status, body.error.code, body.error.layer]).toEqual([403, "permission_denied", "key"]);
    }
    const answers = await Promise.all(
      ["chat/completions", "embeddings", "estimate"].map((path) =>
        fetch(`${gateway.url}/v1/${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${reader}`, "content-type": "application/json" },
          body: JSON.stringify({
            model: "acme/m1",
            input: "Hi",
            messages: [{ role: "user", content: "Hi" }],
          }),
        }),
      ),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect((await answer.json()).error).toMatchObject({ code: "permission_denied", layer: "key" });
    }
    expect((await get(`costs?${RANGE}`, "tp_live_nonsense")).status).toBe(401);
  });

  it("shows nothing of another organization", async () => {
    const { secret } = await other.key({ permissions: ["inference", "usage.read"] });
    const { body } = await get(`usage/completions?${RANGE}&api_key_ids=key_1&api_key_ids=key_2`, secret);
    expect(sumOf(resultsOf(body), "num_model_requests")).toBe(1);
    const costs = await get(`costs?${RANGE}`, secret);
    expect(resultsOf(costs.body).map(({ cost_nanos: nanos }: { cost_nanos: string }) => nanos)).toEqual([
      "77",
    ]);
  });

  it("is enough for OpenAI's own client", async () => {
    const client = new OpenAI({ adminAPIKey: reader, baseURL: `${gateway.url}/v1`, maxRetries: 0 });
    const query = { start_time: FROM / SECOND, end_time: (FROM + DAYS * DAY_MS) / SECOND, limit: 31 };
    const usage = await client.admin.organization.usage.completions({
      ...query,
      group_by: ["model", "api_key_id"],
      models: ["acme/m1", "acme/m3"],
    });
    const models = new Set(
      usage.data.flatMap(({ results }) => results.map((result) => "model" in result && result.model)),
    );
    expect(models).toEqual(new Set(["acme/m1", "acme/m3"]));
    const costs = await client.admin.organization.usage.costs({ ...query, group_by: ["line_item"] });
    expect(costs.data).toHaveLength(DAYS);
    expect(costs.has_more).toBe(false);
  });
});
