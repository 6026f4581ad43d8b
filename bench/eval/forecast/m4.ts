import { readFileSync } from "node:fs";
import type { SeriesSpec } from "@/lib/domain/forecasts";
import { dataFolder } from "../stack/stack";
import type { Task } from "./task";

type Row = { id: string; m: number; h: number; y?: number[]; f?: number[]; method?: string };

function readLines(name: string): Row[] {
  const text = readFileSync(dataFolder("m4", name), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

/** Weeks have a season of a year, which M4's `m` of 1 leaves out of the scale but not out of the data. */
const SPECS: Record<"Hourly" | "Weekly", SeriesSpec> = {
  Hourly: { horizon: 48, periods: [24, 168], origins: 5, step: 24 },
  Weekly: { horizon: 13, periods: [52], origins: 8, step: 5 },
};

/** The M4 series of a frequency with their held-out ends. */
export function m4Tasks(frequency: "Hourly" | "Weekly"): Task[] {
  const came = new Map(readLines(`${frequency}-test.jsonl`).map((row) => [row.id, row.y ?? row.f]));
  const references = readLines(`${frequency}-reference-forecasts.jsonl`);
  const naive2 = new Map(references.filter((row) => row.method === "Naive2").map((row) => [row.id, row.f]));
  return readLines(`${frequency}-train.jsonl`).map(({ id, m, y }) => ({
    series: id,
    groups: [`m4-${frequency.toLowerCase()}`],
    known: y!,
    came: came.get(id)!,
    season: m,
    spec: SPECS[frequency],
    naive2: naive2.get(id)!,
  }));
}
