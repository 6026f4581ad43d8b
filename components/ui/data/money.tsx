import { formatUsd, usdFromNanos } from "@/lib/core/money";

type MoneyProps = {
  nanos: bigint | string;
  /** Of all amounts of a column, by `columnDecimals`. */
  decimals?: number;
  className?: string;
};

/** The one way to show money; the exact amount is its title. */
export function Money({ nanos, decimals, className }: MoneyProps) {
  return (
    <span className={className} title={`$${usdFromNanos(BigInt(nanos))}`}>
      {formatUsd(nanos, decimals)}
    </span>
  );
}
