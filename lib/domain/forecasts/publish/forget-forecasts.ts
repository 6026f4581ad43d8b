import { inTransaction } from "@/lib/db";

/**
 * Takes back what was forecast for organizations whose past has been told since, by a demonstration or a move from elsewhere: forecasts
 * of a half-told past would stand for an hour. They are made anew in the next run.
 */
export async function forgetForecasts(orgIds: readonly string[]): Promise<void> {
  const where = { orgId: { in: [...orgIds] } };
  await inTransaction(async (tx) => {
    await tx.forecast.deleteMany({ where });
    await tx.forecastSaid.deleteMany({ where });
    await tx.forecastRun.deleteMany({ where });
  });
}
