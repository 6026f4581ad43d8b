import type { ContentMode, ContentPolicy } from "@/lib/contract/content";

export const MODE_OPTIONS: { value: ContentMode; label: string; hint: string }[] = [
  { value: "none", label: "Keep nothing", hint: "No prompt and no answer is written down." },
  { value: "errors", label: "Of failed calls", hint: "Calls that failed or were cut, to find out why." },
  { value: "sample", label: "Of a share of calls", hint: "A random sample, to see what is asked." },
  { value: "all", label: "Of every call", hint: "But those whose caller says no to it." },
];

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

/** A policy in a sentence. */
export function describePolicy({ mode, samplePercent, retentionDays }: ContentPolicy): string {
  if (mode === "none") return "Nothing is kept.";
  if (mode === "errors") return `Failed calls are kept for ${days(retentionDays)}.`;
  if (mode === "sample") return `${samplePercent}% of calls are kept for ${days(retentionDays)}.`;
  return `Every call is kept for ${days(retentionDays)}.`;
}
