/** A key of the run, with what callers need of it and what auditors compare. */
export type FleetKey = {
  id: string;
  secret: string;
  tenant: string;
  orgId: string;
  projectId: string;
  /** Its share of the calls. */
  weight: number;
  /** End customers that its calls name; 0 for none. */
  customers: number;
  /** Its streams are long enough to ask for more money while they run. */
  long: boolean;
};

/** Rate limits of one scope, and the keys that count on it (by index). */
export type FleetRate = {
  name: string;
  keys: number[];
  rpm?: number;
  tpm?: number;
  rpd?: number;
  concurrency?: number;
};

export type Fleet = {
  model: string;
  keys: FleetKey[];
  rates: FleetRate[];
  /** Caps that are raised and lowered while calls run, and the organization whose credit grows. */
  moving: { budgetId: string; orgId: string }[];
  growing: { orgId: string; grantNanos: bigint };
  /** Keys that are revoked while calls run (by index). */
  revocable: number[];
};

/** Odd rates, so that every price is rounded. Nano-dollars per million tokens. */
export const RATES = { input: 1_234_567_891, output: 4_321_987_653 };

/** What the upstream reports for a prompt of so many words: never more than the tokenizer counts. */
export function promptTokens(words: number): number {
  return words + 7;
}
