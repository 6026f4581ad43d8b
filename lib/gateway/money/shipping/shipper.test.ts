import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLogger } from "@/lib/core/log";
import type { SettledCall } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { Journal } from "../journal/journal";
import { until } from "../testing";
import { Backlog } from "./backlog";
import { Shipper } from "./shipper";

const log = createLogger("test", "fatal");
let folder: string;
let journal: Journal;
let backlog: Backlog;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "turnpike-shipper-"));
  journal = new Journal({ folder, bytesMax: 1 << 22, firstSeq: 0, log });
  backlog = new Backlog(journal);
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function addCalls(count: number): void {
  const call = settledCall({ orgId: "org_1", projectId: "prj_1" });
  for (let i = 0; i < count; i++) backlog.push(call, journal.current, 0);
}

it("a first call goes at once, and the longer the backlog the larger the batch, up to 5,000", async () => {
  const sizes: number[] = [];
  let arrive: () => void = () => {};
  const ingest = (calls: SettledCall[]) => {
    sizes.push(calls.length);
    return new Promise<void>((resolve) => {
      arrive = resolve;
    });
  };
  const { signal } = new AbortController();
  const quarantinePath = join(folder, "quarantine.jsonl");
  let shipped = 0;
  const shipper = new Shipper(backlog, { ingest, quarantinePath, log, signal }, (entries) => {
    shipped += entries.length;
  });

  addCalls(1);
  shipper.wake();
  await until(() => sizes.length === 1);
  addCalls(7_000);
  arrive();
  await until(() => sizes.length === 2);
  arrive();
  await until(() => sizes.length === 3);
  arrive();
  await until(() => shipped === 7_001);
  expect(sizes).toEqual([1, 5_000, 2_000]);
});
