import { formatUsd, usdFromNanos } from "@/lib/core/money";

type MoneyProps = { nanos: bigint | string; className?: string };

/** The one way to show money; the exact amount is its title. */
export function Money({ nanos, className }: MoneyProps) {
  return (
    <span className={className} title={`$${usdFromNanos(BigInt(nanos))}`}>
      {formatUsd(nanos)}
    </span>
  );
}
