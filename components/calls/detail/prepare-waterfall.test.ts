import { expect, test } from "vitest";
import type { CallDetail } from "@/lib/client/calls";
import { prepareWaterfall } from "./prepare-waterfall";

type Attempt = CallDetail["attempts"][number];
const attempt = (over: Partial<Attempt>) =>
  ({ attempt: 1, outcome: "ok", latencyMs: 100, ttftMs: null, overheadUs: 0, ...over }) as Attempt;

test("a streamed call waits for its first token, then writes, after the gateway's own time", () => {
  const { rows, totalMs } = prepareWaterfall([attempt({ overheadUs: 2_000, ttftMs: 40 })]);
  expect(totalMs).toBe(100);
  expect(rows[0]!.spans).toEqual([
    { kind: "overhead", startMs: 0, endMs: 2 },
    { kind: "waiting", startMs: 2, endMs: 40 },
    { kind: "writing", startMs: 40, endMs: 100 },
  ]);
});

test("an attempt begins where the failed one before it ended, and a correction is none", () => {
  const { rows, totalMs } = prepareWaterfall([
    attempt({ outcome: "error", latencyMs: 30 }),
    attempt({ attempt: 2, latencyMs: 90 }),
    attempt({ attempt: 3, outcome: "corrected", latencyMs: 0 }),
  ]);
  expect(totalMs).toBe(90);
  expect(rows.map(({ spans }) => spans)).toEqual([
    [{ kind: "failed", startMs: 0, endMs: 30 }],
    [{ kind: "waiting", startMs: 30, endMs: 90 }],
  ]);
});

test("spans stay within their attempt whatever was measured", () => {
  const { rows } = prepareWaterfall([attempt({ latencyMs: 5, overheadUs: 9_000, ttftMs: 20 })]);
  for (const { spans } of rows)
    for (const { startMs, endMs } of spans) expect(startMs >= 0 && endMs <= 5 && startMs < endMs).toBe(true);
});
