import type { Pool } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";

/** Where gateways ask each other for money they do not need: payload `{"from", "windows": [[budgetId, windowStartMs], …]}`. */
export const RECALL_CHANNEL = "turnpike_recall";

export type Recall = { from: string; windows: [budgetId: string, windowStartMs: number][] };

/** NOTIFY takes 8,000 bytes. */
const WINDOWS_MAX = 100;

/** Asks the other gateways to hand back what they hold nothing against in these windows. */
export async function recallLeases(pool: Pool, from: string, windows: BudgetWindowRef[]): Promise<void> {
  const recall: Recall = {
    from,
    windows: windows.slice(0, WINDOWS_MAX).map((window) => [window.budgetId, window.windowStartMs]),
  };
  await pool.query("SELECT pg_notify($1, $2)", [RECALL_CHANNEL, JSON.stringify(recall)]);
}
