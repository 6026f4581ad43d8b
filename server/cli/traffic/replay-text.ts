import { formatUsd } from "@/lib/core/money";
import type { ReplayReport } from "@/lib/replay";
import { table } from "../frame/text";

const SHOWN_MAX = 10;

const figure = (value: bigint | number) => value.toLocaleString("en-US");

function list(title: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > SHOWN_MAX ? [`  … and ${figure(rows.length - SHOWN_MAX)} more`] : [];
  return [
    "",
    `${title} (${figure(rows.length)})`,
    ...rows.slice(0, SHOWN_MAX).map((row) => `  ${row}`),
    ...more,
  ];
}

function verdict(report: ReplayReport): string {
  if (report.equal) return "Equal: every call, token and nano-dollar.";
  if (report.explained)
    return "Every call of the upstream's is in ours exactly once; what differs was cut and is marked as estimated.";
  return "DIFFERENT.";
}

/** Both books side by side, and what differs. */
export function replayText(report: ReplayReport): string {
  const { comparison, events, rollups, ledgerNanos } = report;
  const row = (name: string, theirs: bigint | number, ours: bigint | number) => [
    name,
    figure(theirs),
    figure(ours),
    BigInt(theirs) === BigInt(ours) ? "=" : figure(BigInt(ours) - BigInt(theirs)),
  ];
  const { theirs, ours } = comparison;
  return [
    table(
      ["", "upstream's books", "ours", "difference"],
      [
        row("calls", theirs.calls, ours.calls),
        row("input tokens", theirs.inputTokens, ours.inputTokens),
        row("output tokens", theirs.outputTokens, ours.outputTokens),
        row("nano-dollars", theirs.costNanos, ours.costNanos),
        row("  in the roll-ups", theirs.costNanos, rollups.costNanos),
        row("  in the ledger", theirs.costNanos, ledgerNanos),
      ],
      [1, 2, 3],
    ),
    "",
    `${figure(report.delivered)} of ${figure(report.rows)} answered whole, ${figure(report.refused)} refused, ${figure(report.broken)} broken off; ${figure(events.calls)} events.`,
    `${(report.elapsedMs / 1_000).toFixed(1)} s, ${figure(report.callsPerSecond)} calls a second, at most ${figure(report.lateMsMax)} ms late.`,
    `The upstream's books: ${report.booksFile}`,
    ...list("In theirs, missing in ours", comparison.missing),
    ...list("More often in ours than in theirs", comparison.doubled),
    ...list(
      "Billed by us, never received by them",
      comparison.extra.map(
        (row) => `${row.callId}  ${formatUsd(row.costNanos)}${row.marked ? "  estimated" : ""}`,
      ),
    ),
    ...list(
      "Different",
      comparison.different.map(
        (row) =>
          `${row.callId}  ${row.theirs.inputTokens}+${row.theirs.outputTokens} → ${row.ours.inputTokens}+${row.ours.outputTokens} tokens${row.marked ? "  estimated" : ""}${row.delivered ? "  DELIVERED" : ""}`,
      ),
    ),
    "",
    verdict(report),
  ].join("\n");
}
