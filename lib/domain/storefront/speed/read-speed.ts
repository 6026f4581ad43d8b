import type { PublicModel } from "@/lib/contract/public-models";
import { db } from "@/lib/db";
import type { SeenSpeed } from "../../metering";

/** What is published of each model's speed, by slug. */
export async function readPublishedSpeeds(): Promise<Map<string, PublicModel["speed"]>> {
  const rows = await db().modelSpeed.findMany();
  return new Map(
    rows.map((row) => [
      row.model,
      {
        calls: Number(row.calls),
        ttftMs:
          row.ttftMsP50 === null || row.ttftMsP95 === null
            ? null
            : { p50: row.ttftMsP50, p95: row.ttftMsP95 },
        latencyMs: { p50: row.latencyMsP50, p95: row.latencyMsP95 },
        tokensPerSecond: row.tokensPerSecond,
      },
    ]),
  );
}

const OWN_CALLS_MIN = 20;

/** What an organization may see of its own calls: nothing where a percentile would be one of a few. */
export function toOwnSpeed(speed: SeenSpeed | null): PublicModel["speed"] {
  return speed && speed.calls >= OWN_CALLS_MIN ? speed : null;
}
