import { addMs, DAY_MS } from "@/lib/core/time";
import { inTransaction, type Pool } from "@/lib/db";
import { readSpeeds, speedOf } from "../../metering";
import { isTelling, tellingCalls } from "./telling";

const DAYS = 30;

/** Measures every model over all organizations and replaces what was published; answers how many have a figure. */
export async function publishSpeeds(pool: Pool, at: Date): Promise<{ models: number }> {
  const today = Math.floor(at.getTime() / DAY_MS) * DAY_MS;
  const byModel = new Map<string, Awaited<ReturnType<typeof readSpeeds>>>();
  for (const row of await readSpeeds(pool, "model", addMs(new Date(today), -DAYS * DAY_MS))) {
    byModel.set(row.value, [...(byModel.get(row.value) ?? []), row]);
  }
  const rows = [...byModel].flatMap(([model, seen]) => {
    const speed = isTelling(seen.map(({ calls }) => calls)) ? speedOf(seen) : null;
    if (!speed) return [];
    const { latencyMs, ttftMs, tokensPerSecond } = speed;
    return {
      model,
      calls: BigInt(tellingCalls(speed.calls)),
      ttftMsP50: ttftMs?.p50 ?? null,
      ttftMsP95: ttftMs?.p95 ?? null,
      latencyMsP50: latencyMs.p50,
      latencyMsP95: latencyMs.p95,
      tokensPerSecond,
      measuredAt: at,
    };
  });
  await inTransaction(async (tx) => {
    await tx.modelSpeed.deleteMany();
    await tx.modelSpeed.createMany({ data: rows });
  });
  return { models: rows.length };
}
