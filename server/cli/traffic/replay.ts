import { existsSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/core/env";
import { pool } from "@/lib/db";
import { readTrace, runReplay, TraceError } from "@/lib/replay";
import { defineCommand, UsageError } from "../frame/command";
import { operatorCtx } from "../frame/operator";
import { replayText } from "./replay-text";

function readSpeed(typed: string): number | "max" {
  if (typed === "max") return "max";
  const speed = Number(typed);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new UsageError(`--speed must be a number above zero or max, not ${JSON.stringify(typed)}.`);
}

async function readArrivals(path: string, limit: number | undefined) {
  if (!existsSync(path)) throw new UsageError(`--trace: there is no file ${path}.`);
  try {
    return await readTrace(path, limit);
  } catch (error) {
    if (error instanceof TraceError) throw new UsageError(`--trace: ${error.message}`);
    throw error;
  }
}

export const replay = defineCommand({
  name: "replay",
  summary: "Play a request trace through the running gateway and lay an upstream's books beside ours.",
  options: {
    trace: {
      kind: "text",
      value: "FILE",
      help: "Azure LLM trace (CSV) or Mooncake trace (JSONL).",
      required: true,
    },
    speed: {
      kind: "text",
      value: "N|max",
      help: "Times the trace's own pace; max: no waiting.",
      default: "max",
    },
    stream: { kind: "flag", help: "Ask for streamed answers." },
    limit: { kind: "integer", value: "N", help: "Only the first N rows.", min: 1 },
    parallel: { kind: "integer", value: "N", help: "Calls in flight at most.", default: 32, min: 1 },
    "upstream-port": {
      kind: "integer",
      value: "PORT",
      help: "Of the loopback upstream; 0: any.",
      default: 0,
    },
    "upstream-delay": {
      kind: "integer",
      value: "MS",
      help: "How long the upstream takes to answer.",
      default: 0,
    },
  },
  async run(options, terminal) {
    const speed = readSpeed(options.speed);
    const arrivals = await readArrivals(options.trace, options.limit);
    const { GATEWAY_URL, TURNPIKE_HOME } = env();
    const report = await runReplay(operatorCtx(), {
      pool: pool(),
      gatewayUrl: GATEWAY_URL,
      folder: join(TURNPIKE_HOME, "replay"),
      arrivals,
      speed,
      stream: options.stream,
      parallel: options.parallel,
      upstreamPort: options["upstream-port"],
      delayMs: options["upstream-delay"],
      onProgress: (done, total) => terminal.progress("Playing", done, total),
    });
    return { data: { ...report }, text: replayText(report), exitCode: report.equal ? 0 : 1 };
  },
});
