import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "@/lib/db";
import type { Said } from "./conversation";
import type { Upstream } from "./upstreams";

const SHIPPED_MS_MAX = 15_000;

type Booked = {
  provider_id: string;
  stream: boolean;
  usage_source: string;
  outcome: string;
  quarantined: boolean;
  input_tokens: number;
  cached_input_tokens: number;
  cache_write_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
};

const COLUMNS =
  "provider_id, stream, usage_source, outcome, quarantined, input_tokens, cached_input_tokens," +
  " cache_write_tokens, output_tokens, reasoning_tokens";

/** The lines of one provider's calls, in an order that does not depend on when they were booked. */
const saidLine = ({ usage, stream }: Said) =>
  [usage.input, usage.cachedInput, usage.cacheWrite ?? 0, usage.output, usage.reasoning ?? 0, stream].join(
    " ",
  );

const bookedLine = (row: Booked) =>
  [
    row.input_tokens,
    row.cached_input_tokens,
    row.cache_write_tokens,
    row.output_tokens,
    row.reasoning_tokens,
    row.stream,
  ].join(" ");

async function readBooked(pool: Pool, keyIds: string[], calls: number): Promise<Booked[]> {
  const end = Date.now() + SHIPPED_MS_MAX;
  for (;;) {
    const { rows } = await pool.query<Booked>(
      `SELECT ${COLUMNS} FROM usage_event WHERE key_id = ANY($1) AND status = 200`,
      [keyIds],
    );
    if (rows.length >= calls || Date.now() > end) return rows;
    await sleep(100);
  }
}

const isClean = (row: Booked) =>
  row.usage_source === "provider" && row.outcome === "ok" && row.quarantined === false;

/** What differs between the upstreams' books and ours for these keys, in words; nothing when they agree call by call. */
export async function auditBooks(pool: Pool, keyIds: string[], upstreams: Upstream[]): Promise<string[]> {
  const said = upstreams.reduce((sum, { conversation }) => sum + conversation.said.length, 0);
  const booked = await readBooked(pool, keyIds, said);
  const faults: string[] = [];
  for (const { kind, providerId, conversation } of upstreams) {
    const ours = booked.filter((row) => row.provider_id === providerId);
    const theirs = conversation.said.map(saidLine).sort();
    const lines = ours.map(bookedLine).sort();
    if (lines.join("\n") !== theirs.join("\n")) {
      faults.push(`${kind} said [${theirs.join(", ")}], booked is [${lines.join(", ")}]`);
    }
    for (const row of ours.filter((one) => !isClean(one))) {
      faults.push(`${kind}: booked as ${row.usage_source}, ${row.outcome}, quarantined ${row.quarantined}`);
    }
  }
  return faults;
}
