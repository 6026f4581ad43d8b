import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pool } from "@/lib/db";
import { sleep } from "../random";

async function outstanding(): Promise<bigint> {
  const { rows } = await pool().query<{ leased: bigint }>(
    "SELECT COALESCE(sum(leased_nanos), 0)::bigint AS leased FROM budget_window",
  );
  return rows[0]!.leased;
}

/** What is still reserved when nobody calls any more: waits for zero, at most `msMax`. */
export async function outstandingAfter(msMax: number): Promise<{ nanos: bigint; afterMs: number }> {
  const started = Date.now();
  let nanos = await outstanding();
  while (nanos !== 0n && Date.now() - started < msMax) {
    await sleep(200);
    nanos = await outstanding();
  }
  return { nanos, afterMs: Date.now() - started };
}

/** Waits until no more events come in: for a second and a half, at most `msMax`. */
export async function untilShipped(msMax: number): Promise<void> {
  const end = Date.now() + msMax;
  let count = -1n;
  for (let quietMs = 0; quietMs < 1_500 && Date.now() < end; ) {
    const { rows } = await pool().query<{ n: bigint }>("SELECT count(*) AS n FROM usage_event");
    quietMs = rows[0]!.n === count ? quietMs + 250 : 0;
    count = rows[0]!.n;
    await sleep(250);
  }
}

/** Segments that a gateway left behind though it was stopped in good order, and calls that were set apart. */
export function leftInJournals(homes: readonly string[]): { segments: number; setApart: number } {
  let segments = 0;
  let setApart = 0;
  for (const home of homes) {
    const root = join(home, "journal");
    const apart = join(root, "quarantine.jsonl");
    if (existsSync(apart)) setApart += readFileSync(apart, "utf8").trim().split("\n").length;
    for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (entry.endsWith(".journal")) segments++;
    }
  }
  return { segments, setApart };
}
