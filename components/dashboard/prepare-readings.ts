import type { UsageSummary } from "@/lib/client/usage";
import { usdNumber } from "@/lib/core/money";
import { formatChange } from "../ui/data/number-format";

type Change = { text: string; against: string };

/** How a figure stands against as long a stretch before; null when that had none. Today counts as a day. */
export function prepareChange(current: number, previous: number, days: number): Change | null {
  const text = formatChange(current, previous);
  if (!text) return null;
  const span = days < 2 ? "24 h" : `${Math.ceil(days)} days`;
  return { text, against: `vs prior ${span}` };
}

type Burn = { perDayNanos: bigint; daysLeft: number | null };

/** The pace of the shown range, and how long the credit lasts at it; null days when nothing is spent. */
export function prepareBurn(current: UsageSummary["current"], availableNanos: string, days: number): Burn {
  const perDayNanos = BigInt(Math.round(Number(current.costNanos) / Math.max(days, 1 / 24)));
  if (perDayNanos <= 0n) return { perDayNanos, daysLeft: null };
  return { perDayNanos, daysLeft: Math.max(0, usdNumber(availableNanos) / usdNumber(perDayNanos)) };
}

/** `about 12 days`, `about 5 hours`, `over a year`. */
export function describeDaysLeft(days: number): string {
  if (days > 365) return "over a year";
  if (days >= 2) return `about ${Math.round(days)} days`;
  const hours = Math.round(days * 24);
  return hours < 1 ? "less than an hour" : `about ${hours} hour${hours === 1 ? "" : "s"}`;
}
