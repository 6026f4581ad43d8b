import { join } from "node:path";
import { pool } from "@/lib/db";
import { type Arrival, type ReplayReport, readTrace, runReplay } from "@/lib/replay";
import { operatorCtx } from "@/server/cli/frame/operator";
import { dataFolder, type Stack, withStack } from "../stack/stack";

const FILES = ["code", "conv"].map((kind) => ({
  kind,
  path: dataFolder("azure-llm-2023", `AzureLLMInferenceTrace_${kind}.first40pct.csv`),
}));
const PARALLEL = 32;
const KILL_AFTER_SHARE = 0.4;

type Run = { stream: boolean; killed: boolean };

/** Counts in JSON, sums as exact decimal strings, lists by their length. */
function toFigures(report: ReplayReport) {
  const { comparison, events, rollups } = report;
  return {
    rows: report.rows,
    delivered: report.delivered,
    refused: report.refused,
    broken: report.broken,
    upstream: comparison.theirs,
    ours: comparison.ours,
    rollupNanos: rollups.costNanos,
    ledgerNanos: report.ledgerNanos,
    events: events.calls,
    missing: comparison.missing.length,
    doubled: comparison.doubled.length,
    extra: comparison.extra.length,
    different: comparison.different.length,
    differentUnmarked: comparison.different.filter((row) => !row.marked).length,
    differentDelivered: comparison.different.filter((row) => row.delivered).length,
    equal: report.equal,
    explained: report.explained,
    callsPerSecond: report.callsPerSecond,
  };
}

async function playOne({ gateway, home }: Stack, arrivals: Arrival[], run: Run): Promise<ReplayReport> {
  let revival: Promise<void> | undefined;
  const report = await runReplay(operatorCtx(), {
    pool: pool(),
    gatewayUrl: gateway.url,
    folder: join(home, "replay"),
    arrivals,
    speed: "max",
    stream: run.stream,
    parallel: PARALLEL,
    upstreamPort: 0,
    // Long enough that every connection has a call in flight when the gateway dies.
    delayMs: run.killed ? 10 : 0,
    onProgress(done, total) {
      if (!run.killed || revival || done < total * KILL_AFTER_SHARE) return;
      revival = gateway.kill().then(() => gateway.start());
    },
  });
  await revival;
  return report;
}

/** Both Azure traces in full, whole and streamed, and each once more with the gateway killed by SIGKILL in the middle. */
export async function replay(): Promise<Record<string, unknown>> {
  const traces = await Promise.all(
    FILES.map(async (file) => ({ ...file, arrivals: await readTrace(file.path) })),
  );
  return withStack(async (stack) => {
    const runs = [];
    for (const killed of [false, true]) {
      for (const stream of [false, true]) {
        for (const { kind, arrivals } of traces) {
          const report = await playOne(stack, arrivals, { stream, killed });
          runs.push({ trace: kind, stream, killed, ...toFigures(report) });
          console.error(
            `${kind} stream=${stream} killed=${killed}: ${report.rows} rows, equal=${report.equal}`,
          );
        }
      }
    }
    const whole = runs.filter((run) => !run.killed);
    const cut = runs.filter((run) => run.killed);
    return {
      eval: "replay",
      rows: traces.reduce((sum, trace) => sum + trace.arrivals.length, 0),
      allEqual: whole.every((run) => run.equal),
      lostOrDoubledUnderKill: cut.reduce((sum, run) => sum + run.missing + run.doubled, 0),
      allExplainedUnderKill: cut.every((run) => run.explained),
      runs,
    };
  });
}
