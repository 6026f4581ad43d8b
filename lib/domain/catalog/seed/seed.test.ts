import { afterEach, describe, expect, it, vi } from "vitest";
import { addMs, HOUR_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { openCredential } from "../../providers";
import { currentPriceAt, seedCatalog } from "..";

useTestDatabase();
afterEach(() => void vi.unstubAllEnvs());

const provider = (slug: string) =>
  db().provider.findUniqueOrThrow({ where: { slug }, include: { routes: { include: { model: true } } } });

describe("a provider's key in the environment", () => {
  it("connects the provider with its models at list price, once", async () => {
    vi.stubEnv("ANTHROPIC_API_KEY", "sk-ant-0123456789abcdef");
    vi.stubEnv("DASHSCOPE_API_KEY", "sk-0123456789abcdef");
    await seedCatalog();
    const anthropic = await provider("anthropic");
    expect(anthropic).toMatchObject({
      kind: "anthropic",
      preset: "anthropic",
      baseUrl: "https://api.anthropic.com",
      enabled: true,
    });
    expect(openCredential(anthropic.credentialEnc!)).toBe("sk-ant-0123456789abcdef");
    const slugs = anthropic.routes.map((route) => route.model.slug);
    expect(slugs).toContain("anthropic/claude-opus-5");
    const qwen = (await provider("alibaba")).routes.find(
      ({ upstreamModel }) => upstreamModel === "qwen3-max",
    );
    expect(await currentPriceAt(qwen!.modelId, addMs(now(), -HOUR_MS))).toMatchObject({
      rates: { input: 1_200_000_000 },
      source: "list",
    });
    const counts = [await db().model.count(), await db().price.count()];
    await seedCatalog();
    expect([await db().model.count(), await db().price.count()]).toEqual(counts);
  });

  it("wins over the credential and the address that were there, and is told by name when it is none", async () => {
    vi.stubEnv("ANTHROPIC_API_KEY", "sk-ant-another-0123456789");
    vi.stubEnv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9/v1");
    await seedCatalog();
    const row = await provider("anthropic");
    expect(row.baseUrl).toBe("http://127.0.0.1:9");
    expect(openCredential(row.credentialEnc!)).toBe("sk-ant-another-0123456789");
    vi.stubEnv("ANTHROPIC_API_KEY", "two words");
    await expect(seedCatalog()).rejects.toThrow("ANTHROPIC_API_KEY: An API key has no spaces in it.");
  });

  it("of Azure counts only with its resource's address", async () => {
    vi.stubEnv("AZURE_OPENAI_API_KEY", "0123456789abcdef0123456789abcdef");
    await seedCatalog();
    expect(await db().provider.count({ where: { slug: "azure" } })).toBe(0);
    vi.stubEnv("AZURE_OPENAI_BASE_URL", "https://example.openai.azure.com/openai/v1/");
    await seedCatalog();
    expect(await provider("azure")).toMatchObject({ baseUrl: "https://example.openai.azure.com" });
  });
});
