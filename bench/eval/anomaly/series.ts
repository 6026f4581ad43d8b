import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Detector } from "@/lib/domain/anomalies";
import { dataFolder } from "../stack/stack";
import type { Window } from "./nab";

type Point = Parameters<Detector["judge"]>[0];

export type LabelledSeries = { name: string; points: Point[]; labels: boolean[] };
export type WindowedSeries = { name: string; points: Point[]; windows: Window[] };

function toMs(timestamp: string): number {
  return Date.parse(`${timestamp.slice(0, 19).replace(" ", "T")}Z`);
}

function readRows(path: string): string[][] {
  return readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
}

const toPoint = ([timestamp, value]: string[]): Point => ({
  atMs: toMs(timestamp!),
  value: value === "" || value === undefined ? null : Number(value),
});

/** The files of NAB that have windows (an empty list for those without an anomaly). */
export function readNab(): WindowedSeries[] {
  const root = dataFolder("nab");
  const windows = JSON.parse(readFileSync(join(root, "labels/combined_windows.json"), "utf8")) as Record<
    string,
    [string, string][]
  >;
  return Object.entries(windows).map(([name, spans]) => {
    const points = readRows(join(root, "data", name)).map(toPoint);
    return { name, points, windows: spans.map((span) => toWindow(points, span)) };
  });
}

function toWindow(points: readonly Point[], [from, to]: [string, string]): Window {
  return {
    first: points.findIndex(({ atMs }) => atMs >= toMs(from)),
    last: points.findLastIndex(({ atMs }) => atMs <= toMs(to)),
  };
}

/** The labelled production series of ms-cloud-monitoring. */
export function readMonitoring(): LabelledSeries[] {
  const root = dataFolder("ms-cloud-monitoring");
  return readdirSync(root)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => {
      const rows = readRows(join(root, name));
      return { name, points: rows.map(toPoint), labels: rows.map((row) => row[2]?.trim() === "1") };
    });
}

const STEPS_SEEN = 50;

/** The rows at which the detector alarms; its only setting that is a series' own is the usual time between points. */
export function alarmsOf(points: readonly Point[]): number[] {
  const steps = points.slice(1, STEPS_SEEN).map(({ atMs }, i) => atMs - points[i]!.atMs);
  const detector = new Detector(steps.sort((a, b) => a - b)[steps.length >> 1] ?? 1);
  return points.flatMap((point, row) => (detector.next(point).isAlarm ? [row] : []));
}
