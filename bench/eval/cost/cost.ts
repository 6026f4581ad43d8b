import { readdirSync, readFileSync } from "node:fs";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { type GenaiPrices, priceUsage, toRates } from "@/lib/domain/catalog";
import { readCsv } from "../provider-streams/csv";
import { dataFolder } from "../stack/stack";
import { type OracleUsage, toVector, unknownClasses } from "./oracle-usage";

const TOLERANCE_USD = 1e-9;
const SHOWN_MAX = 20;

/** A call whose cost somebody else has computed. */
type Case = { name: string; prices: GenaiPrices; usage: UsageVector; expectedUsd: number };
type Compared = { name: string; expectedUsd: number; oursUsd: number; differenceUsd: number };

type OracleRow = {
  provider: string;
  model: string;
  prices: GenaiPrices;
  usage: OracleUsage;
  total_cost: number;
};

function oracleCase(line: string): Case {
  const { provider, model, prices, usage, total_cost: expectedUsd } = JSON.parse(line) as OracleRow;
  const unknown = unknownClasses(usage);
  const note = unknown.length > 0 ? ` (not metered here: ${unknown.join(", ")})` : "";
  return { name: `${provider}/${model}${note}`, prices, usage: toVector(usage), expectedUsd };
}

function recordedCase(row: Record<string, string>): Case {
  const number = (name: string) => Number(row[name]);
  return {
    name: row.model ?? "",
    prices: { input_mtok: number("usd_per_million_input"), output_mtok: number("usd_per_million_output") },
    usage: { ...NO_USAGE, input: number("prompt_tokens"), output: number("completion_tokens") },
    expectedUsd: number("recorded_cost_usd"),
  };
}

/** A list price in USD becomes rates as the catalogue keeps them, and those a cost as the gateway bills it. */
function compare({ name, prices, usage, expectedUsd }: Case): Compared {
  const oursUsd = priceUsage(toRates(prices), usage) / 1e9;
  return { name, expectedUsd, oursUsd, differenceUsd: Math.abs(oursUsd - expectedUsd) };
}

function summarize(cases: readonly Case[]) {
  const compared = cases.map(compare).sort((a, b) => b.differenceUsd - a.differenceUsd);
  const violations = compared.filter((one) => !(one.differenceUsd <= TOLERANCE_USD));
  return {
    rows: compared.length,
    worstUsd: compared[0]?.differenceUsd ?? null,
    violations: violations.length,
    shown: violations.slice(0, SHOWN_MAX),
  };
}

function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(dataFolder(folder))
    .filter((file) => pattern.test(file))
    .map((file) => readFileSync(dataFolder(folder, file), "utf8"));
}

/** Costs of a public calculator and of real calls, each against ours: to a thousand-millionth of a dollar. */
export async function cost(): Promise<Record<string, unknown>> {
  const lines = filesOf("cost-oracle", /\.jsonl$/).flatMap((text) => text.trim().split("\n"));
  const recorded = filesOf("aider-usage-events", /^exact_cost_cases.*\.csv$/).flatMap(readCsv);
  const oracle = summarize(lines.map(oracleCase));
  const calls = summarize(recorded.map(recordedCase));
  const figures = [oracle, calls];
  return {
    eval: "cost",
    toleranceUsd: TOLERANCE_USD,
    "cost-oracle": oracle,
    "aider-usage-events": calls,
    pass: figures.every(({ rows, violations }) => rows > 0 && violations === 0),
  };
}
