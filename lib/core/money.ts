import { groupThousands } from "./number-text";

/** Money is an integer number of nano-dollars (1 USD = 1e9). `bigint` in code, decimal string on the wire. */
export type Nanos = bigint;

export const NANOS_PER_USD = 1_000_000_000n;
const TOKENS_PER_PRICE_UNIT = 1_000_000n;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Divides half-up, away from zero. The only place where money is rounded. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** A line's amount from the sum of `units × nanos per million units`. Rounded once, half-up. */
export function nanosFromPerMillion(sumOfProducts: bigint): Nanos {
  return divideRounded(sumOfProducts, TOKENS_PER_PRICE_UNIT);
}

/** Parses a decimal USD string exactly (`"0.0075"`, `"-3"`); more than nine decimals or another form throws RangeError. */
export function nanosFromUsd(usd: string): Nanos {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(usd.trim());
  if (!match) throw new RangeError(`not an amount in USD with at most nine decimals: ${JSON.stringify(usd)}`);
  const nanos = BigInt(match[2]!) * NANOS_PER_USD + BigInt((match[3] ?? "").padEnd(9, "0"));
  return match[1] ? -nanos : nanos;
}

/** Exact decimal USD without trailing zeros: `1_500_000_000n` → `"1.5"`. */
export function usdFromNanos(nanos: Nanos): string {
  const abs = nanos < 0n ? -nanos : nanos;
  const whole = abs / NANOS_PER_USD;
  const fraction = (abs % NANOS_PER_USD).toString().padStart(9, "0").replace(/0+$/, "");
  return `${nanos < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

/** For charts and sorting only: never for arithmetic that is billed. */
export function usdNumber(nanos: Nanos | string): number {
  const value = BigInt(nanos);
  if (value <= SAFE && value >= -SAFE) return Number(value) / 1e9;
  return Number(value / 1000n) / 1e6;
}

const DECIMALS_MIN = 2;
const DECIMALS_MAX = 9;

function decimalsMaxOf(nanos: bigint): number {
  const usd = Math.abs(usdNumber(nanos));
  return usd === 0 || usd >= 1
    ? DECIMALS_MIN
    : Math.min(DECIMALS_MAX, DECIMALS_MIN - Math.floor(Math.log10(usd)));
}

/**
 * The one rule for money on a page: two decimals from $1 (or at zero), else up to three significant digits and no
 * fewer than two decimals: `$1,234.50`, `$0.042`, `−$0.0000315` with a true minus. `decimals` holds the amounts of one column to as many.
 */
export function formatUsd(nanos: Nanos | string, decimals?: number): string {
  const value = BigInt(nanos);
  return roundedUsd(value, decimals ?? DECIMALS_MIN, decimals ?? decimalsMaxOf(value));
}

/** Exact to the last digit shown; halves go away from zero. */
function roundedUsd(nanos: bigint, decimalsMin: number, decimalsMax: number): string {
  const unit = 10n ** BigInt(DECIMALS_MAX - decimalsMax);
  const size = divideRounded(nanos < 0n ? -nanos : nanos, unit);
  const digits = size.toString().padStart(decimalsMax + 1, "0");
  const point = digits.length - decimalsMax;
  let end = digits.length;
  while (end > point + decimalsMin && digits[end - 1] === "0") end -= 1;
  const fraction = digits.slice(point, end);
  return `${nanos < 0n ? "−" : ""}$${groupThousands(digits.slice(0, point))}${fraction && `.${fraction}`}`;
}

/** As many decimals as the smallest of these amounts is shown with, so that a column of them aligns. */
export function columnDecimals(amounts: readonly (Nanos | string)[]): number {
  const shown = amounts.map((amount) => formatUsd(amount).split(".")[1]!.length);
  return Math.max(DECIMALS_MIN, ...shown);
}
