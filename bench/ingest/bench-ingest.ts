import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createPool } from "@/lib/db";
import { ensureUsagePartitions } from "@/lib/domain/metering";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";
import { argOf, median, quantile, round } from "../figures";
import { BenchChild } from "../processes/child";
import { cpuOfMachineUs, cpuOfTreeUs } from "../processes/cpu-times";
import { checkBooks } from "./books";
import { createMix, lendAll, type Mix } from "./mix";
import { prefill } from "./prefill";
import type { ShippingFigures } from "./shipping-role";
import { listStatements, resetStatements, STATEMENT_SETTINGS } from "./statements";

const EVENTS_BEFORE = 1_000_000;
const WARM_UP_S = 8;
const MEASURED_S = 24;
const SLICES = 8;
const AIM_PER_SECOND = 10_000;

type Place = { home: string; postgres: EmbeddedPostgres; mix: Mix };

const sleep = (seconds: number) => new Promise((wake) => setTimeout(wake, seconds * 1_000));

async function startShippers({ home, postgres, mix }: Place, count: number): Promise<BenchChild[]> {
  const mixPath = join(home, "mix.json");
  writeFileSync(mixPath, JSON.stringify(mix));
  const children: BenchChild[] = [];
  for (let i = 0; i < count; i++) {
    const instanceId = `gwi_bench${i}`;
    const journal = join(home, "journal", `${count}-${i}`);
    mkdirSync(journal, { recursive: true });
    await lendAll(postgres.url, mix, instanceId);
    const env = { BENCH_MIX: mixPath, BENCH_INSTANCE: instanceId, BENCH_JOURNAL: journal };
    children.push(await BenchChild.start("shipping", { ...env, DATABASE_URL: postgres.url }));
  }
  return children;
}

async function look(children: BenchChild[], serverPid: number) {
  const cpus = await Promise.all(children.map((child) => child.cpu()));
  const own = await Promise.all(children.map((child) => child.figures<ShippingFigures>()));
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    atMs: performance.now(),
    events: sum(own.map((one) => one.events)),
    batches: sum(own.map((one) => one.batches)),
    clientUs: sum(cpus.map((cpu) => cpu.userUs + cpu.systemUs)) - sum(own.map((one) => one.drawUs)),
    drawUs: sum(own.map((one) => one.drawUs)),
    serverUs: cpuOfTreeUs(serverPid) ?? 0,
    machineUs: cpuOfMachineUs() ?? 0,
    batchMs: own.flatMap((one) => one.batchMs),
  };
}

type Look = Awaited<ReturnType<typeof look>>;

function toFigures(looks: Look[]) {
  const [first, last] = [looks[0]!, looks.at(-1)!];
  const events = last.events - first.events;
  const wallUs = (last.atMs - first.atMs) * 1_000;
  const batchMs = looks
    .slice(1)
    .flatMap((one) => one.batchMs)
    .sort((a, b) => a - b);
  const rates = looks
    .slice(1)
    .map((one, i) => ((one.events - looks[i]!.events) / (one.atMs - looks[i]!.atMs)) * 1_000);
  const spent = (of: "clientUs" | "drawUs" | "serverUs" | "machineUs") => last[of] - first[of];
  const ours = spent("clientUs") + spent("drawUs") + spent("serverUs");
  return {
    events,
    eventsPerSecond: Math.round((events / wallUs) * 1e6),
    slowestSlice: Math.round(Math.min(...rates)),
    medianSlice: Math.round(median(rates)),
    callsPerBatch: Math.round(events / (last.batches - first.batches)),
    batchP50Ms: round(quantile(batchMs, 0.5), 1),
    batchP99Ms: round(quantile(batchMs, 0.99), 1),
    clientUsPerEvent: round(spent("clientUs") / events, 1),
    serverUsPerEvent: round(spent("serverUs") / events, 1),
    clientCores: round(spent("clientUs") / wallUs),
    serverCores: round(spent("serverUs") / wallUs),
    benchCores: round(spent("drawUs") / wallUs),
    othersCores: round(Math.max(0, spent("machineUs") - ours) / wallUs),
  };
}

export type IngestFigures = ReturnType<typeof toFigures>;

async function measure(place: Place, instances: number, seconds: number): Promise<IngestFigures> {
  const children = await startShippers(place, instances);
  await sleep(WARM_UP_S);
  await resetStatements(place.postgres.url);
  const looks = [await look(children, place.postgres.pid)];
  for (let i = 0; i < SLICES; i++) {
    await sleep(seconds / SLICES);
    looks.push(await look(children, place.postgres.pid));
  }
  await Promise.all(children.map((child) => child.stop()));
  return toFigures(looks);
}

async function fillTable(place: Place, events: number): Promise<number> {
  const [child] = await startShippers(place, 1);
  await sleep(4);
  await child!.stop();
  return prefill(place.postgres.url, events);
}

/** A column a case. `othersCores` is what the rest of the machine used meanwhile, and so was not ours to have. */
function printTable(figures: Record<string, IngestFigures>): void {
  const names = Object.keys(Object.values(figures)[0]!) as (keyof IngestFigures)[];
  const cell = (name: keyof IngestFigures) =>
    Object.fromEntries(Object.entries(figures).map(([of, one]) => [of, one[name]]));
  console.table(Object.fromEntries(names.map((name) => [name, cell(name)])));
}

async function openPlace(home: string, withStatements: boolean): Promise<Place> {
  process.env.TURNPIKE_SECRET = "bench-secret-bench-secret-bench-secret";
  const settings = withStatements ? STATEMENT_SETTINGS : {};
  const postgres = await startEmbeddedPostgres({ home, settings });
  process.env.DATABASE_URL = postgres.url;
  await migrate(postgres.url, resolve("prisma/migrations"));
  const pool = createPool(1);
  await ensureUsagePartitions(pool, new Date());
  await pool.end();
  return { home, postgres, mix: await createMix(postgres.url, Date.now()) };
}

/** Settled events a second into the embedded PostgreSQL as it is shipped, with everything that metering does. */
export async function benchIngest(args: string[]): Promise<Record<string, unknown>> {
  const home = mkdtempSync(join(tmpdir(), "turnpike-bench-"));
  const withStatements = args.includes("--statements");
  const seconds = argOf(args, "--seconds", MEASURED_S);
  const place = await openPlace(home, withStatements);
  try {
    const eventsBefore = await fillTable(place, argOf(args, "--before", EVENTS_BEFORE));
    const figures: Record<string, IngestFigures> = {};
    for (const instances of args.includes("--one") ? [1] : [1, 3]) {
      figures[`${instances} gateway${instances > 1 ? "s" : ""}`] = await measure(place, instances, seconds);
      if (withStatements) console.table(await listStatements(place.postgres.url));
    }
    const books = await checkBooks(place.postgres.url);
    const slowest = Math.min(...Object.values(figures).map((one) => one.eventsPerSecond));
    const passed = books.wrong === 0 && slowest >= AIM_PER_SECOND;
    if (!args.includes("--json")) {
      console.log(`events in the table before: ${eventsBefore.toLocaleString("en")}`);
      printTable(figures);
      console.log(`books: ${JSON.stringify(books)}`);
      console.log(`${slowest} events a second (at least ${AIM_PER_SECOND}): ${passed ? "pass" : "FAIL"}`);
    }
    return { eventsBefore, figures, books, passed };
  } finally {
    await place.postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
