import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Tokens of one direction within a window of the trace: half of the calls are below `p50`, 95 of 100 below `p95`. */
export type TokenSpread = { p50: number; p95: number };
type TokenWindow = { fromMs: number; input: TokenSpread; output: TokenSpread };

/** One client of a recorded service: how often it called, by `RATE_WIDTH_MS` from the trace's start, and how long its calls were. */
export type TraceClient = {
  service: string;
  client: string;
  callsPerSecond: number[];
  windows: TokenWindow[];
};

export const RATE_WIDTH_MS = 600_000;
const RATE_FILE = /^language_(?<service>.+)\.rate_rps_10min\./;

function readRows(file: string): { header: string[]; rows: string[][] } {
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return { header: header.split(","), rows: lines.map((line) => line.split(",")) };
}

function readWindows(file: string): Map<string, TokenWindow[]> {
  const { header, rows } = readRows(file);
  const at = (row: string[], column: string) => Number(row[header.indexOf(column)]);
  const byClient = new Map<string, TokenWindow[]>();
  for (const row of rows) {
    const client = `c${row[header.indexOf("client")]}`;
    const spread = (side: string) => ({ p50: at(row, `${side}_p50`), p95: at(row, `${side}_p95`) });
    const windows = byClient.get(client) ?? [];
    byClient.set(client, windows);
    windows.push({ fromMs: at(row, "t_s") * 1_000, input: spread("in"), output: spread("out") });
  }
  return byClient;
}

/** The clients of a folder of ServeGen's language models (arXiv 2505.09999) whose token counts are known, busiest first. */
export function readServegen(folder: string): TraceClient[] {
  const names = readdirSync(folder);
  const clients = names.flatMap((name) => {
    const service = RATE_FILE.exec(name)?.groups?.service;
    const stats = names.find((other) => other.startsWith(`language_${service}.token_stats`));
    if (!service || !stats) return [];
    const { header, rows } = readRows(join(folder, name));
    const windows = readWindows(join(folder, stats));
    return header.slice(1).map((client, i) => ({
      service,
      client,
      callsPerSecond: rows.map((row) => Number(row[i + 1])),
      windows: windows.get(client) ?? [],
    }));
  });
  const known = clients.filter(({ windows }) => windows.length > 0);
  if (known.length === 0) throw new Error(`no ServeGen rates and token statistics in ${folder}`);
  return known.sort((a, b) => totalRate(b) - totalRate(a));
}

/** In calls a second times windows: only for comparing clients. */
export function totalRate({ callsPerSecond }: TraceClient): number {
  return callsPerSecond.reduce((sum, rate) => sum + rate, 0);
}
