import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DAY_MS, now } from "@/lib/core/time";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";
import { completeFolds, fillEvents, tidyTables } from "./fill";
import { SIZES } from "./tenant";

/** A database that holds this many events up to `toMs`, the end of its last day. */
export type Place = { events: number; toMs: number; fillSeconds: number | null; postgres: EmbeddedPostgres };

/** For the filling alone: what is lost with the power is filled again. */
const CARELESS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "6GB",
  autovacuum: "off",
};

/**
 * Opens the database of a size in `folder`, filling it first if it is not there whole; `asIs`: as far as a filling that was ended
 * came. Measured as it is shipped, with the tables of now.
 */
export async function openPlace(folder: string, events: number, asIs: boolean): Promise<Place> {
  const home = join(folder, `${events}`);
  const note = join(home, "note.json");
  mkdirSync(home, { recursive: true });
  let { toMs, fillSeconds } = readNote(note);
  if (fillSeconds === null) {
    writeFileSync(note, JSON.stringify({ toMs, fillSeconds }));
    const startedMs = performance.now();
    await carelessly(home, async (url) => {
      if (!asIs) await fillEvents(url, events, toMs);
      await tidyTables(url);
    });
    if (!asIs) fillSeconds = Math.round((performance.now() - startedMs) / 1_000);
    writeFileSync(note, JSON.stringify({ toMs, fillSeconds }));
  }
  const postgres = await startEmbeddedPostgres({ home });
  await migrate(postgres.url, resolve("prisma/migrations"));
  const days = await completeFolds(postgres.url, asIs);
  const lackMs = (SIZES.days - days) * DAY_MS;
  return { events: Math.round((events * days) / SIZES.days), toMs: toMs - lackMs, fillSeconds, postgres };
}

type Note = { toMs: number; fillSeconds: number | null };

function readNote(path: string): Note {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as Note;
  return { toMs: Math.ceil(now().getTime() / DAY_MS) * DAY_MS, fillSeconds: null };
}

async function carelessly(home: string, work: (url: string) => Promise<void>): Promise<void> {
  const postgres = await startEmbeddedPostgres({ home, settings: CARELESS });
  try {
    await migrate(postgres.url, resolve("prisma/migrations"));
    await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
