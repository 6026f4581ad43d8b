import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timeOfId } from "@/lib/core/id-format";
import { newId } from "@/lib/core/ids";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { claimCall, settleClaimsOf, settleOwnerlessClaims } from "@/lib/domain/idempotency";
import { answerJson, completion, LoopbackUpstream } from "../providers/testing";
import { TestTenant } from "../testing";
import { type KillableGateway, startKillableGateway } from "./killable-gateway";

const database = useTestDatabase();
let tenant: TestTenant;
let upstream: LoopbackUpstream;
let silent: Server;
const sockets = new Set<Socket>();
let gateway: KillableGateway;
let secret: string;

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  tenant = await TestTenant.open(database.url);
  await tenant.model("acme/one", [[await tenant.provider("openai", upstream.baseUrl), "up-one"]]);
  // It never answers a TLS handshake, so no request can be sent to it.
  silent = createServer((socket) => sockets.add(socket.on("error", () => {})));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const unreachable = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`;
  await tenant.model("acme/unreachable", [[await tenant.provider("openai", unreachable), "up"]]);
  ({ secret } = await tenant.key());
  gateway = await startKillableGateway(database.url, { UPSTREAM_CONNECT_MS: "2000" });
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  gateway?.remove();
  await upstream?.stop();
  for (const socket of sockets) socket.destroy();
  silent?.close();
  await tenant?.client.end();
});

function chat(key: string, model = "acme/one") {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }] }),
  });
}

describe("a gateway killed while it answers a call with an Idempotency-Key", () => {
  it("does not run the call again: 409 names the request and what it cost", async () => {
    const cut = chat("in-flight").catch(() => "cut");
    await expect.poll(() => upstream.calls.length).toBe(1);
    await gateway.kill();
    expect(await cut).toBe("cut");
    upstream.script = (_, res) => answerJson(res, completion("second"));
    await gateway.start();
    const again = await chat("in-flight");
    expect(again.headers.get("x-should-retry")).toBe("false");
    const { error } = await again.json();
    expect([again.status, error.code]).toEqual([409, "idempotency_result_lost"]);
    const [event] = await tenant.events(error.request_id);
    expect(event).toMatchObject({ outcome: "recovered", usage_source: "estimated" });
    expect(BigInt(event!.cost_nanos as string)).toBe(BigInt(Math.round(Number(error.cost) * 1e9)));
    expect(upstream.calls).toHaveLength(1);
  }, 60_000);

  it("runs a call again that had not reached the provider: its claim is free", async () => {
    const cut = chat("unsent", "acme/unreachable").catch(() => "cut");
    await expect.poll(() => sockets.size).toBe(1);
    await gateway.kill();
    expect(await cut).toBe("cut");
    await gateway.start();
    expect((await chat("unsent", "acme/unreachable")).status).toBe(504);
    expect(sockets.size).toBe(2);
  }, 60_000);

  it("has the answers again that it had given", async () => {
    const first = await chat("answered");
    const text = await first.text();
    await gateway.kill();
    await gateway.start();
    const again = await chat("answered");
    expect(await again.text()).toBe(text);
    expect(again.headers.get("x-turnpike-replayed")).toBe("true");
  }, 60_000);
});

describe("claims of a gateway that is gone", () => {
  const instanceId = newId("instance");
  const claimOf = (id: string, requestId = newId("request")) => ({
    id,
    requestHash: "h",
    orgId: tenant.orgId,
    requestId,
    startedAtMs: timeOfId(requestId),
    instanceId,
  });

  it.each([
    ["its journal was booked", () => settleClaimsOf(pool(), instanceId)],
    ["it signed off", () => settleOwnerlessClaims(pool())],
  ])("are free again where nothing was billed, once %s", async (name, settle) => {
    const claim = claimOf(`free ${name}`);
    expect(await claimCall(pool(), claim)).toEqual({ outcome: "ours" });
    const other = { ...claim, requestId: newId("request") };
    expect(await claimCall(pool(), other)).toEqual({ outcome: "running" });
    expect(await settle()).toBe(1);
    expect(await claimCall(pool(), other)).toEqual({ outcome: "ours" });
    await settle();
  });

  it("stay those of gateways that live", async () => {
    await pool().query("INSERT INTO gateway_instance VALUES ($1, 'host', now(), now())", [instanceId]);
    await claimCall(pool(), claimOf("alive"));
    expect(await settleOwnerlessClaims(pool())).toBe(0);
    expect(await settleClaimsOf(pool(), newId("instance"))).toBe(0);
  });
});
