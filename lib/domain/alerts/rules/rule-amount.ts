import type { AlertUnit } from "@/lib/contract/alerts";
import { AppError } from "@/lib/core/errors";
import { nanosFromUsd, usdFromNanos } from "@/lib/core/money";

const RANGES = {
  percent: { max: 1_000n, message: "Write a whole percentage from 1 to 1000." },
  days: { max: 365n, message: "Write a number of days from 1 to 365." },
} as const;
const NANOS_MAX = 1_000_000_000_000_000_000n;

/** A threshold as people write it; 400 for what is not one. */
export function parseAmount(unit: AlertUnit, text: string): bigint {
  if (unit === "usd") return parseMoney(text);
  const { max, message } = RANGES[unit];
  const value = /^\d{1,4}$/.test(text.trim()) ? BigInt(text.trim()) : 0n;
  if (value < 1n || value > max) throw new AppError("invalid_request", message, { param: "amount" });
  return value;
}

function parseMoney(text: string): bigint {
  const isAmount = /^\d{1,12}(\.\d{1,9})?$/.test(text.trim());
  const nanos = isAmount ? nanosFromUsd(text) : 0n;
  if (nanos > 0n && nanos <= NANOS_MAX) return nanos;
  throw new AppError("invalid_request", 'Write an amount in USD above zero, such as "25".', {
    param: "amount",
  });
}

export function formatAmount(unit: AlertUnit, value: bigint): string {
  return unit === "usd" ? usdFromNanos(value) : value.toString();
}
