import { compactText, wholeText } from "@/lib/core/number-text";

/** `1,204` below ten thousand, else `12.3K`, `4.1M`. */
export function formatCount(value: number): string {
  return Math.abs(value) < 10_000 ? wholeText(value) : compactText(value);
}

export function formatExactCount(value: number): string {
  return wholeText(value);
}

/** `812 ms`, `1.24 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

/** `+12%`, `−3.4%`; null when there is nothing to compare with. */
export function formatChange(current: number, previous: number): string | null {
  if (previous === 0) return null;
  const percent = ((current - previous) / previous) * 100;
  const size = Math.abs(percent);
  if (size < 0.05) return "0%";
  const digits = size < 10 ? 1 : 0;
  if (size > 999) return percent > 0 ? ">+999%" : "<−999%";
  return `${percent < 0 ? "−" : "+"}${size.toFixed(digits)}%`;
}

/** `12.4%`, `0%`, `<0.1%`. */
export function formatShare(part: number, total: number): string {
  if (total === 0 || part === 0) return "0%";
  const percent = (part / total) * 100;
  return percent < 0.1 ? "<0.1%" : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}
