import { request } from "undici";
import { pool } from "@/lib/db";
import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { operatorCtx } from "@/server/cli/frame/operator";
import type { Tenant } from "../stack/tenant";
import { type EchoUpstream, startEchoUpstream } from "./echo-upstream";

const MODEL = "naughty/echo";
const SHIPPED_MS_MAX = 15_000;

async function openModel(baseUrl: string): Promise<void> {
  const ctx = operatorCtx();
  const provider = await createProvider(ctx, {
    slug: "naughty",
    name: "Naughty",
    kind: "openai",
    baseUrl,
    credential: null,
    region: null,
  });
  const model = await createModel(ctx, {
    slug: MODEL,
    name: "Echo",
    description: "",
    ownedBy: "eval",
    contextTokens: 100_000,
    maxOutputTokens: 10_000,
    inputModalities: ["text"],
    outputModalities: ["text"],
    capabilities: [],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId: provider.id, upstreamModel: "echo", priority: 0, weight: 100, enabled: true }],
  });
  await setPrice(ctx, { modelId: model.id, rates: { input: 1_000_000, output: 1_000_000 }, note: "" });
  // The gateway hears of it by NOTIFY, in well under a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

function readStream(text: string): string {
  const chunks = text
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => JSON.parse(event.slice("data: ".length)));
  return chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");
}

async function call(url: string, tenant: Tenant, content: string, stream: boolean): Promise<string> {
  const response = await request(new URL("/v1/chat/completions", url), {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.secret}`, "content-type": "application/json" },
    body: JSON.stringify({ model: MODEL, user: content, stream, messages: [{ role: "user", content }] }),
  });
  const text = await response.body.text();
  if (response.statusCode !== 200) return `status ${response.statusCode}: ${text}`;
  return stream ? readStream(text) : JSON.parse(text).choices[0].message.content;
}

/** The distinct `user` of the tenant's events, once all calls are in the database. */
async function readEndUsers(tenant: Tenant, calls: number): Promise<(string | null)[]> {
  const end = Date.now() + SHIPPED_MS_MAX;
  for (;;) {
    const { rows } = await pool().query<{ end_user: string | null }>(
      "SELECT end_user FROM usage_event WHERE org_id = $1",
      [tenant.orgId],
    );
    if (rows.length >= calls || Date.now() > end) return rows.map((row) => row.end_user);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function playAll(url: string, tenant: Tenant, strings: string[], upstream: EchoUpstream) {
  const changed: string[] = [];
  for (const stream of [false, true]) {
    for (const text of strings) {
      const before = upstream.received.length;
      const back = await call(url, tenant, text, stream);
      const there = upstream.received[before];
      if (there !== text || back !== text) changed.push(JSON.stringify({ text, there, back, stream }));
    }
  }
  const users = await readEndUsers(tenant, strings.length * 2);
  const stored = new Set(users);
  return { changed, events: users.length, usersLost: strings.filter((text) => text && !stored.has(text)) };
}

/** Each string as a message and as `user`: to the upstream and back, whole and streamed, and into the database. */
export async function throughGateway(url: string, tenant: Tenant, strings: string[]) {
  const upstream = await startEchoUpstream();
  try {
    await openModel(upstream.baseUrl);
    const { changed, events, usersLost } = await playAll(url, tenant, strings, upstream);
    return { calls: strings.length * 2, events, changed, usersLost };
  } finally {
    upstream.close();
  }
}
