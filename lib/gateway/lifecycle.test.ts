import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let tenant: TestTenant;
let secret: string;

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  await tenant.model("sandbox/large", [[await tenant.provider("sandbox"), "large"]]);
  ({ secret } = await tenant.key());
});
afterAll(async () => {
  await tenant?.client.end();
});

describe("stopping a gateway", () => {
  it("lets a running stream end, takes no new calls, and loses nothing", async () => {
    const gateway = await startTestGateway(database.url);
    const ask = () =>
      fetch(`${gateway.url}/v1/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify({
          model: "sandbox/large",
          messages: [{ role: "user", content: "Go on." }],
          stream: true,
        }),
      });
    const response = await ask();
    const stopped = gateway.stop();
    const text = await response.text();
    expect(text.trim().endsWith("data: [DONE]")).toBe(true);
    await stopped;
    await expect(ask()).rejects.toThrow();
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "ok", usage_source: "provider" });
  });

  it("asked a second time does not wait for running calls: they are cut, settled and flushed", async () => {
    const gateway = await startTestGateway(database.url);
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({
        model: "sandbox/large",
        messages: [{ role: "user", content: "Write the longest text you can." }],
        max_tokens: 4_000,
        stream: true,
      }),
    });
    const reading = response.text().catch(() => "cut");
    const startedMs = performance.now();
    const first = gateway.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await Promise.all([first, gateway.stop(0), reading]);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "aborted", usage_source: "estimated" });
    expect(Number(event!.output_tokens)).toBeGreaterThan(0);
  });

  it("cuts what takes too long, and records it", async () => {
    const gateway = await startTestGateway(database.url);
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({
        model: "sandbox/large",
        messages: [{ role: "user", content: "Go on." }],
        stream: true,
      }),
    });
    const reading = response.text().catch(() => "cut");
    await gateway.stop(100);
    await reading;
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "aborted", usage_source: "estimated" });
  });
});
