import { writeFileSync } from "node:fs";

/** One request as the upstream has it in its own books. */
export type UpstreamRecord = {
  id: string;
  /** The caller's number of the call, as it stands in the request. */
  call: number;
  stream: boolean;
  arrivedMs: number;
  /** When its last byte was handed over, or the connection was seen gone. */
  endedMs: number;
  /** whole: answered to the end; left: the other side went away; cut: broken off by the upstream; failed: an error. */
  how: "whole" | "left" | "cut" | "failed";
  promptTokens: number;
  /** Generated until then. */
  outputTokens: number;
};

const open = new Set<UpstreamRecord>();
const closed: UpstreamRecord[] = [];

export function openRecord(record: UpstreamRecord): UpstreamRecord {
  open.add(record);
  return record;
}

/** The first end counts. */
export function closeRecord(record: UpstreamRecord, how: UpstreamRecord["how"]): void {
  if (!open.delete(record)) return;
  record.how = how;
  record.endedMs = Date.now();
  closed.push(record);
}

export function writeBooks(path: string): void {
  for (const record of open) closeRecord(record, "left");
  writeFileSync(path, closed.map((record) => `${JSON.stringify(record)}\n`).join(""));
}
