import { type PoolClient, plainArray, textArray } from "@/lib/db";
import { storableJson } from "./event-columns";
import type { SetApart, SettledCall } from "./settled-call";

/** What a provider said is a few hundred characters; one that says more than this is not kept whole. */
const RAW_CHARACTERS_MAX = 20_000;

const UNTOLD: SetApart = { problem: "unknown", raw: null, counted: null };

/** Puts newly booked events whose figures broke an invariant up for review. */
export async function setApart(client: PoolClient, calls: SettledCall[]): Promise<void> {
  const apart = calls.filter((call) => call.quarantined);
  if (apart.length === 0) return;
  const said = apart.map((call) => call.reported ?? UNTOLD);
  await client.query(INSERT, [
    textArray(apart.map((call) => call.requestId)),
    plainArray(apart.map((call) => call.attempt)),
    textArray(apart.map((call) => call.orgId)),
    plainArray(apart.map((call) => call.startedAtMs)),
    textArray(said.map(({ problem }) => problem)),
    textArray(said.map(({ raw }) => rawJson(raw))),
    textArray(said.map(({ counted }) => storableJson(counted))),
  ]);
}

function rawJson(raw: unknown): string {
  const json = storableJson(raw ?? null) ?? "null";
  if (json.length <= RAW_CHARACTERS_MAX) return json;
  return JSON.stringify({ cutOff: json.slice(0, RAW_CHARACTERS_MAX) });
}

const INSERT = `
  INSERT INTO usage_quarantine (request_id, attempt, org_id, started_at, problem, reported, counted)
  SELECT request_id, attempt, org_id, to_timestamp(started_ms / 1000.0), problem, reported::jsonb, counted::jsonb
  FROM unnest($1::text[], $2::smallint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[])
    AS q (request_id, attempt, org_id, started_ms, problem, reported, counted)
  ON CONFLICT DO NOTHING`;
