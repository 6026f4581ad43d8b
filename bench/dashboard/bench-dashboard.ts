import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PORTAL_FLAGS } from "@/server/launch/parts";
import { argOf, quantile, round } from "../figures";
import { BenchChild } from "../processes/child";
import { A_CLICK_LATER, type RoundFigures } from "./first-screen";
import { measureInBrowser } from "./in-browser";
import { openPlace, type Place } from "./place";

const MILLIONS = "1,10";
const ROUNDS = 60;
const VISITS = 20;
const AIM_MS = 100;
const AIM_RATIO = 1.5;
const BROWSER_AIM_MS = 1_000;

type Figures = Record<string, { p50: number; p95: number }>;

function textOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** Rounds of all sizes in turn, so that what else the machine does falls on each of them alike. */
async function measure(places: Place[], rounds: number): Promise<Figures[]> {
  const children: BenchChild[] = [];
  for (const { postgres, toMs } of places) {
    const env = { DATABASE_URL: postgres.url, BENCH_TO_MS: `${toMs}` };
    children.push(await BenchChild.start("first-screen", env, PORTAL_FLAGS));
  }
  const times = children.map((): RoundFigures[] => []);
  for (let i = 0; i < rounds; i++) {
    for (const [at, child] of children.entries()) times[at]!.push(await child.figures<RoundFigures>());
  }
  await Promise.all(children.map((child) => child.stop()));
  return times.map(toFigures);
}

function toFigures(times: RoundFigures[]): Figures {
  const names = Object.keys(times[0]!);
  return Object.fromEntries(
    names.map((name) => {
      const sorted = times.map((one) => one[name]!).sort((a, b) => a - b);
      return [name, { p50: round(quantile(sorted, 0.5), 1), p95: round(quantile(sorted, 0.95), 1) }];
    }),
  );
}

function millions(events: number): number {
  return round(events / 1e6, 1);
}

function toTable(places: Place[], figures: Figures[]) {
  const [small, large] = [figures[0]!, figures.at(-1)!];
  return Object.fromEntries(
    Object.keys(large).map((name) => [
      name,
      {
        ...Object.fromEntries(
          places.flatMap(({ events }, i) => [
            [`${millions(events)} M p50`, figures[i]![name]!.p50],
            [`${millions(events)} M p95`, figures[i]![name]!.p95],
          ]),
        ),
        "p50 ratio": round(large[name]!.p50 / small[name]!.p50),
        "p95 ratio": round(large[name]!.p95 / small[name]!.p95),
      },
    ]),
  );
}

/** The slowest query of the largest size, and the one that grew most from the smallest, at the 95th percentile. */
function worstOf(figures: Figures[]) {
  const [small, large] = [figures[0]!, figures.at(-1)!];
  const names = Object.keys(large).filter((name) => name !== A_CLICK_LATER);
  return {
    slowestMs: Math.max(...names.map((name) => large[name]!.p95)),
    largestRatio: Math.max(...names.map((name) => round(large[name]!.p95 / small[name]!.p95))),
  };
}

function tellQueries(places: Place[], figures: Figures[], worst: ReturnType<typeof worstOf>): void {
  for (const { events, fillSeconds } of places)
    console.log(
      `${millions(events)} M events, ${fillSeconds === null ? "not filled further" : `filled and folded in ${fillSeconds} s`}`,
    );
  console.table(toTable(places, figures));
  console.log(
    `slowest ${worst.slowestMs} ms (under ${AIM_MS}), largest p95 ratio ${worst.largestRatio} (at most ${AIM_RATIO})`,
  );
}

/**
 * What the explorer's first screen takes by how many events there are: 90 days of 200 keys and 60 models. `--events 1,10,50` in
 * millions; `--keep` leaves the databases, `--reuse <folder>` measures, and completes, those of a folder, `--as-is` without filling
 * further what a filling that was ended left.
 */
export async function benchDashboard(args: string[]): Promise<Record<string, unknown>> {
  const sizes = (textOf(args, "--events") ?? MILLIONS).split(",").map((text) => Number(text) * 1e6);
  const reused = textOf(args, "--reuse");
  const folder = reused ? resolve(reused) : mkdtempSync(join(tmpdir(), "turnpike-dashboard-"));
  mkdirSync(folder, { recursive: true });
  process.env.TURNPIKE_SECRET = "bench-secret-bench-secret-bench-secret";
  const places: Place[] = [];
  try {
    for (const events of sizes.sort((a, b) => a - b))
      places.push(await openPlace(folder, events, args.includes("--as-is")));
    const figures = await measure(places, argOf(args, "--rounds", ROUNDS));
    const worst = worstOf(figures);
    const isQuiet = args.includes("--json");
    if (!isQuiet) tellQueries(places, figures, worst);
    const browser = await measureInBrowser(places.at(-1)!, folder, VISITS);
    const passed =
      worst.slowestMs < AIM_MS &&
      (places.length === 1 || worst.largestRatio <= AIM_RATIO) &&
      browser.p95 < BROWSER_AIM_MS;
    if (!isQuiet) {
      const { p50, p95 } = browser;
      console.log(
        `first screen in a browser, warm, at the largest: p50 ${p50} ms, p95 ${p95} ms (under ${BROWSER_AIM_MS})`,
      );
      console.log(passed ? "pass" : "FAIL");
      if (reused || args.includes("--keep")) console.log(`databases: ${folder}`);
    }
    return {
      sizes,
      fillSeconds: places.map((place) => place.fillSeconds),
      figures,
      browser,
      ...worst,
      passed,
    };
  } finally {
    for (const place of places) await place.postgres.stop();
    if (!reused && !args.includes("--keep")) rmSync(folder, { recursive: true, force: true });
  }
}
