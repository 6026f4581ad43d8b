import type { Markup } from "@/lib/contract/catalog";
import { ratePhrase } from "../prices/rate-text";

/** `+15 %`, `+15 % +$0.10 / M`, or empty for none. */
export function markupText({ basisPoints, perMillionNanos }: Markup): string {
  const share = basisPoints === 0 ? "" : `${basisPoints < 0 ? "−" : "+"}${Math.abs(basisPoints) / 100} %`;
  const fixed = perMillionNanos === 0 ? "" : `+${ratePhrase(perMillionNanos)} / M`;
  return [share, fixed].filter(Boolean).join(" ");
}
