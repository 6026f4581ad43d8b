import { formatUsd } from "@/lib/core/money";
import { now } from "@/lib/core/time";
import { defineCommand } from "../frame/command";
import { getKeyTyped, getOrgTyped } from "../frame/lookup";
import { table } from "../frame/text";
import { SUM_GROUPS, type SumGroup, sumUsage, type UsageSum } from "./sum-usage";
import { readRange } from "./time-range";

const FIGURES = ["calls", "errors", "inputTokens", "outputTokens", "costNanos"] as const;

function totalOf(sums: readonly UsageSum[]) {
  const total = { calls: 0n, errors: 0n, inputTokens: 0n, outputTokens: 0n, costNanos: 0n };
  for (const sum of sums) for (const figure of FIGURES) total[figure] += sum[figure];
  return total;
}

function toRow(name: string, sum: Omit<UsageSum, "group" | "name">): string[] {
  return [name, ...FIGURES.map((figure) => sum[figure].toLocaleString("en-US")), formatUsd(sum.costNanos)];
}

export const usageSum = defineCommand({
  name: "usage sum",
  summary: "Sum calls, tokens and nano-dollars by organization, key or model over a time range.",
  options: {
    by: { kind: "text", value: "GROUP", help: "What to sum by.", default: "org", choices: SUM_GROUPS },
    from: { kind: "text", value: "TIME", help: "From here on: a date, a time or an age.", default: "30d" },
    to: { kind: "text", value: "TIME", help: "Up to, not including.", default: "now" },
    org: { kind: "text", value: "ID|SLUG", help: "Only this organization." },
    key: { kind: "text", value: "ID", help: "Only this key." },
    model: { kind: "text", value: "SLUG", help: "Only this model." },
  },
  async run(options) {
    const by = options.by as SumGroup;
    const range = readRange(options.from, options.to, now());
    const orgId = options.org === undefined ? undefined : (await getOrgTyped(options.org)).id;
    const keyId = options.key === undefined ? undefined : (await getKeyTyped(options.key)).id;
    const { source, sums } = await sumUsage({ ...range, orgId, keyId, model: options.model }, by);
    const total = totalOf(sums);
    const rows = [...sums.map((sum) => toRow(sum.name, sum)), toRow("total", total)];
    const heading = [by, "calls", "errors", "input tokens", "output tokens", "nano-dollars", "USD"];
    return {
      data: { by, ...range, source, groups: sums, total },
      text: [
        table(heading, rows, [1, 2, 3, 4, 5, 6]),
        "",
        `From ${range.from.toISOString()} to ${range.to.toISOString()}, from the ${source}.`,
      ].join("\n"),
    };
  },
});
