/**
 * One window of one budget; `windowStartMs` is Unix milliseconds (0 for a lifetime). `customer` names whose it is where it follows
 * a default: a window that is not there yet can only be opened with it.
 */
export type BudgetWindowRef = { budgetId: string; windowStartMs: number; customer?: string };

const KEY = "hashtextextended(org_id, 7270)";

/**
 * Excludes all metering of the organization in $1 until the transaction ends, so that a window can be opened with what its scope
 * has spent, or roll-ups made anew, without any spend falling between.
 */
export const LOCK_SPEND = `SELECT pg_advisory_xact_lock(${KEY})::text FROM (SELECT $1::text AS org_id) o`;

/** Metering's side of it, for all organizations of a batch in $1. */
export const SHARE_SPEND_LOCK = `SELECT pg_advisory_xact_lock_shared(${KEY}) FROM unnest($1::text[]) AS o (org_id)`;
