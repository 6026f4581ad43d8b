import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JournalRecord, scanFrames } from "./frame";
import { isSegmentName } from "./segment";

/** The segment files of a journal folder in the order they were written. */
export function listSegmentPaths(folder: string): string[] {
  return readdirSync(folder)
    .filter(isSegmentName)
    .sort()
    .map((name) => join(folder, name));
}

/** The number of the newest segment in a folder, 0 when there is none. */
export function lastSeqIn(folder: string): number {
  const last = readdirSync(folder).filter(isSegmentName).sort().at(-1);
  return last ? Number.parseInt(last, 10) : 0;
}

/** Visits every whole record of one segment file; answers how many bytes were damaged. */
export function readSegment(path: string, visit: (record: JournalRecord) => void): number {
  return scanFrames(readFileSync(path), 0, visit).corruptBytes;
}
