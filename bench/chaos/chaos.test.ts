import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "./audit/figures";
import { hasRedis } from "./cluster/redis-process";

const RUN_MS_MAX = 240_000;

/** The run's processes as bundles of their own, in a folder where they find their packages. */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: { chaos: "bench/chaos/run.ts", gateway: "server/gateway.ts", cli: "server/cli.ts" },
    outdir: folder,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
}

function run(entry: string, args: string[]): Promise<{ text: string; log: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [entry, ...args], { timeout: RUN_MS_MAX }, (_, text, log) =>
      done({ text, log }),
    );
    process.once("exit", () => child.kill("SIGTERM"));
  });
}

if (!hasRedis()) console.warn("bench/chaos is skipped: redis-server is not installed.");

describe.runIf(hasRedis())("three gateways, PostgreSQL and Redis under SIGKILL", () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(resolve(".build"), "chaos-"));
    await bundle(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    "nothing is lost, doubled or overspent, nobody who can pay is refused, and nothing stays reserved",
    async () => {
      const { text, log } = await run(join(folder, "chaos.js"), ["--short", "--json"]);
      expect(text, log).not.toBe("");
      const { figures } = JSON.parse(text) as { figures: Figure[] };
      expect(figures.filter((figure) => !figure.good)).toEqual([]);
      const value = (name: string) => figures.find((figure) => figure.name === name)?.value;
      expect(value("calls")).toBe("1,500");
      expect(figures.filter((figure) => figure.must === "0").length).toBeGreaterThan(20);
    },
    RUN_MS_MAX,
  );
});
