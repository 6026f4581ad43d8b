import type { PublicModel } from "@/lib/contract/public-models";
import { MODEL_FEATURES } from "@/lib/contract/public-models";
import { formatUsd, usdFromNanos } from "@/lib/core/money";
import { RATE_LABELS, TOKEN_RATES } from "../../admin/prices/rate-text";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import { FEATURE_LABELS, isByToken, OPERATION_LABELS, unitRateOf, WEIGHT_LABELS } from "../words";

export type ComparisonCell = { text: string; title?: string; isBest: boolean };
export type ComparisonRow = { label: string; differs: boolean; cells: ComparisonCell[] };
export type ComparisonGroup = { title: string; rows: ComparisonRow[] };

type Reading = { text: string; title?: string; value?: number | null };
const NONE: Reading = { text: "—", value: null };

function money(nanos: bigint | number | null | undefined): Reading {
  if (nanos === null || nanos === undefined) return NONE;
  return { text: formatUsd(BigInt(nanos)), title: `$${usdFromNanos(BigInt(nanos))}`, value: Number(nanos) };
}

type Compared = { model: PublicModel; exampleNanos: bigint | null };

function rowOf(
  label: string,
  compared: readonly Compared[],
  read: (one: Compared) => Reading,
  best?: "least" | "most",
): ComparisonRow {
  const readings = compared.map(read);
  const values = readings.flatMap(({ value }) => value ?? []);
  const differs = new Set(readings.map(({ text }) => text)).size > 1;
  const winner = best === "most" ? Math.max(...values) : Math.min(...values);
  const canWin = best !== undefined && differs && values.length > 1;
  return {
    label,
    differs,
    cells: readings.map(({ text, title, value }) => ({ text, title, isBest: canWin && value === winner })),
  };
}

function priceRows(compared: readonly Compared[]): ComparisonRow[] {
  const used = TOKEN_RATES.filter(
    (name) =>
      name === "input" ||
      name === "output" ||
      compared.some(({ model }) => model.price.rates[name] !== undefined),
  );
  const rows = used.map((name) =>
    rowOf(
      `${RATE_LABELS[name]} / M`,
      compared,
      ({ model }) => (isByToken(model) ? money(model.price.rates[name]) : NONE),
      "least",
    ),
  );
  const units = compared.some(({ model }) => unitRateOf(model.price.rates))
    ? [
        rowOf("By the unit", compared, ({ model }) => {
          const unit = unitRateOf(model.price.rates);
          return unit ? { text: `${formatUsd(BigInt(unit.nanos))} ${unit.per}` } : NONE;
        }),
      ]
    : [];
  const batch = rowOf(
    "Batch, output / M",
    compared,
    ({ model }) => money(model.price.rates.batch?.output),
    "least",
  );
  return [
    rowOf(
      "1,000 chats of 1,000 and 500 tokens",
      compared,
      ({ exampleNanos }) => money(exampleNanos),
      "least",
    ),
    ...rows,
    ...units,
    ...(batch.differs ? [batch] : []),
  ];
}

function factRows(compared: readonly Compared[]): ComparisonRow[] {
  const names = (list: readonly string[]) => ({ text: list.join(", ") || "—" });
  return [
    rowOf("Made by", compared, ({ model }) => ({ text: model.ownedBy })),
    rowOf("Answered by", compared, ({ model }) => names(model.providers)),
    rowOf("For", compared, ({ model }) =>
      names(model.operations.map((name) => OPERATION_LABELS[name] ?? name)),
    ),
    rowOf("Context", compared, ({ model }) => count(model.contextTokens), "most"),
    rowOf("Longest answer", compared, ({ model }) => count(model.maxOutputTokens), "most"),
    rowOf("Takes", compared, ({ model }) => names(model.inputModalities)),
    rowOf("Gives", compared, ({ model }) => names(model.outputModalities)),
    rowOf("Weights", compared, ({ model }) => ({
      text: model.weights ? WEIGHT_LABELS[model.weights] : "not known",
    })),
  ];
}

function count(tokens: number): Reading {
  return { text: formatExactCount(tokens), value: tokens };
}

function abilityRows(compared: readonly Compared[]): ComparisonRow[] {
  return MODEL_FEATURES.filter((feature) =>
    compared.some(({ model }) => model.features.includes(feature)),
  ).map((feature) =>
    rowOf(FEATURE_LABELS[feature], compared, ({ model }) => ({
      text: model.features.includes(feature) ? "Yes" : "No",
    })),
  );
}

function speedRows(compared: readonly Compared[]): ComparisonRow[] {
  if (!compared.some(({ model }) => model.speed)) return [];
  const ms = (value: number | undefined): Reading =>
    value === undefined ? NONE : { text: formatDuration(value), value };
  return [
    rowOf("First token, half within", compared, ({ model }) => ms(model.speed?.ttftMs?.p50), "least"),
    rowOf("First token, 95% within", compared, ({ model }) => ms(model.speed?.ttftMs?.p95), "least"),
    rowOf("Whole answer, half within", compared, ({ model }) => ms(model.speed?.latencyMs.p50), "least"),
    rowOf(
      "Output tokens a second",
      compared,
      ({ model }) => {
        const speed = model.speed?.tokensPerSecond;
        return speed === null || speed === undefined ? NONE : { text: speed.toFixed(1), value: speed };
      },
      "most",
    ),
  ];
}

/** What the models have beside each other, by kind of fact; rows that nobody has are left out. */
export function prepareComparison(
  compared: readonly Compared[],
  onlyDifferences: boolean,
): ComparisonGroup[] {
  const groups = [
    { title: "Price", rows: priceRows(compared) },
    { title: "Facts", rows: factRows(compared) },
    { title: "Can", rows: abilityRows(compared) },
    { title: "Speed seen here, 30 days", rows: speedRows(compared) },
  ];
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter((row) => row.differs || !onlyDifferences) }))
    .filter(({ rows }) => rows.length > 0);
}
