import type { PriceCircumstances, UsageSource, UsageVector } from "@/lib/core/usage";

/** How a call ended; `recovered` is found in a journal after a crash, `corrected` is a bill that an operator wrote later. */
export type CallOutcome = "ok" | "error" | "aborted" | "cut" | "capped" | "recovered" | "corrected";

/** Who called what, known before the call goes upstream. `startedAtMs` is `timeOfId(requestId)`. */
export type CallIdentity = {
  requestId: string;
  attempt: number;
  orgId: string;
  projectId: string;
  keyId: string;
  /** The slug that the caller named, and the name upstream. */
  model: string;
  upstreamModel: string;
  providerId: string;
  region: string | null;
  /** `chat.completions`, `embeddings`, … */
  endpoint: string;
  stream: boolean;
  endUser: string | null;
  conversation: string | null;
  tags: Record<string, string> | null;
  startedAtMs: number;
};

/** What a settled call takes from the gateway's lease of one budget window: [budget id, window start in ms, nanos]. */
export type LeaseCharge = [budgetId: string, windowStartMs: number, nanos: number];

/**
 * What a provider said that broke an invariant: the part of the usage at fault or `total`, the figures as they came, and what our
 * tokenizer counted where it could.
 */
export type SetApart = { problem: string; raw: unknown; counted: UsageVector | null };

/** One attempt of one call, priced: exactly what becomes a usage event. Amounts are safe integers of nano-dollars. */
export type SettledCall = CallIdentity & {
  status: number;
  outcome: CallOutcome;
  errorCode: string | null;
  usage: UsageVector;
  usageSource: UsageSource;
  /** The provider's figures broke an invariant: `usage` is then zeroed or counted, and `costNanos` 0. */
  quarantined: boolean;
  /** Of a quarantined call. */
  reported?: SetApart | null;
  /** What the price depended on beside usage and `startedAtMs`; null or left out: nothing. */
  circumstances?: Omit<PriceCircumstances, "atMs"> | null;
  costNanos: number;
  priceId: string | null;
  ttftMs: number | null;
  latencyMs: number;
  overheadUs: number;
  upstreamRequestId: string | null;
  settledAtMs: number;
  charges: LeaseCharge[];
};
