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

/** By their most decimals; each costs more to make than to use a hundred times. */
const FORMATS = new Map<number, Intl.NumberFormat>();

function formatOf(decimalsMax: number): Intl.NumberFormat {
  const known = FORMATS.get(decimalsMax);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: decimalsMax,
  });
  FORMATS.set(decimalsMax, made);
  return made;
}

/**
 * The one rule for money on a page: two decimals from $1 (or at zero), else up to three significant digits and no
 * fewer than two decimals: `$1,234.50`, `$0.042`, `$0.0000315`.
 */
export function formatUsd(nanos: Nanos | string): string {
  const value = BigInt(nanos);
  const usd = usdNumber(value);
  const isWhole = value === 0n || Math.abs(usd) >= 1;
  return formatOf(isWhole ? 2 : Math.min(9, 2 - Math.floor(Math.log10(Math.abs(usd))))).format(usd);
}
