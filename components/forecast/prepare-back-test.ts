import type { ForecastBackTest } from "@/lib/client/forecasts";
import { usdNumber } from "@/lib/core/money";
import { prepareScale, type Scale } from "../charts/prepare-scale";

export type Cut = NonNullable<ForecastBackTest["week"]>["cuts"][number];

/** A past forecast as shares of the chart's height, from its foot. */
export type CutMark = { at: string; low: number; high: number; said: number; came: number; isHit: boolean };

export type CutMarks = { marks: CutMark[]; scale: Scale };

const TICKS_WANTED = 4;

/** Where each interval, its middle and what came stand on the chart's axis, in USD. */
export function prepareCuts(cuts: readonly Cut[]): CutMarks {
  const largest = (cut: Cut) => Math.max(usdNumber(cut.said.p90), usdNumber(cut.actualNanos));
  const scale = prepareScale(
    cuts.reduce((top, cut) => Math.max(top, largest(cut)), 0),
    TICKS_WANTED,
  );
  const share = (nanos: string) => usdNumber(nanos) / scale.max;
  const marks = cuts.map(({ cutAt, said, actualNanos }) => ({
    at: cutAt,
    low: share(said.p10),
    high: share(said.p90),
    said: share(said.p50),
    came: share(actualNanos),
    isHit: isHit({ said, actualNanos }),
  }));
  return { marks, scale };
}

export function isHit({ said, actualNanos }: Pick<Cut, "said" | "actualNanos">): boolean {
  const actual = BigInt(actualNanos);
  return BigInt(said.p10) <= actual && actual <= BigInt(said.p90);
}

/** How far the middle was off: `+12%`; null when nothing came. */
export function offText({ said, actualNanos }: Pick<Cut, "said" | "actualNanos">): string | null {
  const actual = Number(actualNanos);
  if (actual === 0) return null;
  const percent = ((Number(said.p50) - actual) / actual) * 100;
  const sign = percent < 0 ? "−" : "+";
  return Math.abs(percent) > 999 ? `${sign}>999%` : `${sign}${Math.abs(percent).toFixed(1)}%`;
}

/** `Fri 20 Nov`, of UTC's calendar. */
export function cutDay(iso: string): string {
  return new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
