import { readFileSync } from "node:fs";
import { monotonicMs } from "@/lib/core/time";
import { dataFolder } from "../stack/stack";
import { type EventScore, f1, scoreEvents } from "./events";
import { type NabScore, normalize, type Profile, probationRows, scoreNab } from "./nab";
import { alarmsOf, readMonitoring, readNab } from "./series";

const NAB_ABOVE = 44;
const EVENT_F1_ABOVE = 0.52;
/** Hourly labels begin and end with the person who drew them. */
const TOLERANCE = 2;

const round = (value: number, digits = 3) => Number(value.toFixed(digits));
const evenOf = <T>(list: readonly T[]) => list.filter((_, i) => i % 2 === 0);
const oddOf = <T>(list: readonly T[]) => list.filter((_, i) => i % 2 === 1);

function readProfiles(): Record<string, Profile> {
  const path = dataFolder("nab/scoring_profiles.json");
  const profiles = JSON.parse(readFileSync(path, "utf8")) as Record<string, { CostMatrix: Profile }>;
  return Object.fromEntries(Object.entries(profiles).map(([name, { CostMatrix }]) => [name, CostMatrix]));
}

function evaluateNab() {
  const files = readNab().map((series) => ({ ...series, alarms: alarmsOf(series.points) }));
  const scoresBy = (profile: Profile, alarmed = true): NabScore[] =>
    files.map(({ points, windows, alarms }) =>
      scoreNab(points.length, windows, alarmed ? alarms : [], profile),
    );
  const profiles = readProfiles();
  const low = profiles.reward_low_FP_rate!;
  const scores = scoresBy(low);
  files.forEach(({ name }, i) => {
    const { raw, windows, found, falseAlarms } = scores[i]!;
    console.error(
      `${name.padEnd(62)} ${round(raw, 2)}  ${found} of ${windows} found, ${falseAlarms} false alarms`,
    );
  });
  const byProfile = Object.entries(profiles).map(([name, profile]) => [
    name,
    round(normalize(scoresBy(profile), profile), 1),
  ]);
  return {
    ...Object.fromEntries(byProfile),
    nullDetector: normalize(scoresBy(low, false), low),
    evenFiles: round(normalize(evenOf(scores), low), 1),
    oddFiles: round(normalize(oddOf(scores), low), 1),
    points: files.reduce((sum, { points }) => sum + points.length, 0),
  };
}

function evaluateMonitoring() {
  const files = readMonitoring().map((series) => ({ ...series, alarms: alarmsOf(series.points) }));
  const score = (options: (rows: number) => { tolerance: number; from?: number }): EventScore[] =>
    files.map(({ labels, alarms }) => scoreEvents(labels, alarms, options(labels.length)));
  const scores = score(() => ({ tolerance: TOLERANCE }));
  files.forEach(({ name }, i) => {
    const { found, missed, falseAlarms } = scores[i]!;
    console.error(`${name.padEnd(62)} ${found} of ${found + missed} found, ${falseAlarms} false alarms`);
  });
  const afterProbation = score((rows) => ({ tolerance: TOLERANCE, from: probationRows(rows) }));
  const sum = (of: keyof EventScore) => scores.reduce((total, one) => total + one[of], 0);
  return {
    f1: round(f1(scores)),
    found: sum("found"),
    missed: sum("missed"),
    falseAlarms: sum("falseAlarms"),
    f1WithoutTolerance: round(f1(score(() => ({ tolerance: 0 })))),
    f1AfterProbation: round(f1(afterProbation)),
    f1EvenFiles: round(f1(evenOf(scores))),
    f1OddFiles: round(f1(oddOf(scores))),
    points: files.reduce((total, { points }) => total + points.length, 0),
  };
}

/** The detector as the product runs it, one setting for all series, each point judged by its past alone. */
export async function anomaly(): Promise<Record<string, unknown>> {
  const startedMs = monotonicMs();
  const nab = evaluateNab();
  const monitoring = evaluateMonitoring();
  const usPerPoint = (1_000 * (monotonicMs() - startedMs)) / (nab.points + monitoring.points);
  const lowFp = Number((nab as Record<string, unknown>).reward_low_FP_rate);
  return {
    nab: { ...nab, target: NAB_ABOVE },
    monitoring: { ...monitoring, target: EVENT_F1_ABOVE },
    microsecondsAPoint: round(usPerPoint, 1),
    pass: lowFp > NAB_ABOVE && monitoring.f1 > EVENT_F1_ABOVE,
  };
}
