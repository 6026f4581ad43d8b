import { readFileSync } from "node:fs";
import { createLogger } from "@/lib/core/log";
import { createPool } from "@/lib/db";
import { ingestSettledCalls, type SettledCall } from "@/lib/domain/metering";
import { Journal } from "@/lib/gateway/money/journal/journal";
import { Backlog } from "@/lib/gateway/money/shipping/backlog";
import { Shipper } from "@/lib/gateway/money/shipping/shipper";
import { drawCall } from "./draw-call";
import type { Mix } from "./mix";

/** Enough for the largest batch while the one before it is under way. */
const BACKLOG_LEAST = 6_000;

export type ShippingFigures = {
  events: number;
  batches: number;
  /** CPU time that went into making up the calls, which a gateway would not spend. */
  drawUs: number;
  /** Of the batches since the last look. */
  batchMs: number[];
};

/** A gateway's shipper over its own pool, with a backlog that never runs dry. */
export async function startShipping() {
  const mix = JSON.parse(readFileSync(process.env.BENCH_MIX!, "utf8")) as Mix;
  const instanceId = process.env.BENCH_INSTANCE!;
  const log = createLogger("bench", "error");
  const folder = process.env.BENCH_JOURNAL!;
  const journal = new Journal({ folder, bytesMax: 1 << 26, firstSeq: 0, log });
  const pool = createPool(8);
  const stopping = new AbortController();
  const backlog = new Backlog(journal);
  let figures: ShippingFigures = { events: 0, batches: 0, drawUs: 0, batchMs: [] };

  const ingest = async (calls: SettledCall[]) => {
    const started = performance.now();
    const booked = await ingestSettledCalls(pool, instanceId, calls);
    figures.batchMs.push(performance.now() - started);
    figures.batches++;
    figures.events += booked;
  };
  const sender = { ingest, quarantinePath: "/dev/null", log, signal: stopping.signal };
  const shipper = new Shipper(backlog, sender, () => fill());

  function fill(): void {
    const before = process.cpuUsage();
    const nowMs = Date.now();
    while (backlog.length < BACKLOG_LEAST) backlog.push(drawCall(mix, nowMs), journal.current, 0);
    const spent = process.cpuUsage(before);
    figures.drawUs += spent.user + spent.system;
    shipper.wake();
  }

  fill();
  return {
    port: 0,
    figures() {
      const { batchMs } = figures;
      figures = { ...figures, batchMs: [] };
      return { ...figures, batchMs };
    },
    async stop() {
      stopping.abort();
      await shipper.between(async () => {});
      await journal.close();
      await pool.end();
    },
  };
}
