import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import { type FitTask, fitHere } from "./fit";
import { openFittingThread } from "./fitting-thread";

vi.setConfig({ testTimeout: 180_000 });

const entry = resolve(join(".build", `fit-forecasts-${process.pid}.mjs`));
beforeAll(() => {
  mkdirSync(".build", { recursive: true });
  buildSync({
    entryPoints: ["lib/domain/forecasts/fitting/fit-thread.ts"],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
});
afterAll(() => rmSync(entry, { force: true }));

const AT = new Date("2026-11-20T12:00:00Z");
const byDay = new Map(
  Array.from({ length: 60 }, (_, i) => [
    Date.parse("2026-09-21T00:00:00Z") + i * DAY_MS,
    BigInt(i % 7 < 5 ? 9_000_000_000 + ((i * 37) % 11) : 2_000_000_000),
  ]),
);
const task: FitTask = {
  moment: { orgId: "org_1", at: AT, zone: "UTC", todayLeft: 0.5 },
  spend: { scope: { type: "org", id: "org_1" }, byDay, totalNanos: 1n },
};

test("a forecast made on the thread is the one made here, and the event loop goes on meanwhile", async () => {
  const { fitScope, close } = openFittingThread(pathToFileURL(entry));
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const made = await fitScope(task);
  clearInterval(timer);
  await close();
  expect(made).toEqual(await fitHere(task));
  expect(made).toMatchObject({ method: "model", historyDays: 60 });
  expect(turns).toBeGreaterThan(5);
});
