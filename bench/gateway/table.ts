import type { CpuFigures, LatencyFigures } from "./measure";
import type { Kind, Side } from "./sides";

export type GatewayFigures = {
  kinds: Partial<Record<Kind, { cpu: CpuFigures; latency: LatencyFigures }>>;
  calls: number;
  recorded: number;
};

const NAMES: Record<Side["name"], string> = {
  bare: "bare `node:http` proxy",
  gateway: "Turnpike, everything on",
  portkey: "Portkey 1.15.2, nothing metered",
};

function rowsOf(kind: Kind, cpu: CpuFigures, latency: LatencyFigures): string[] {
  const first = kind === "plain" ? "last byte" : "first byte";
  return (Object.keys(cpu.us) as Side["name"][]).map((name) => {
    const added = latency.addedMs[name];
    const chunk = cpu.usPerChunk?.[name];
    const perCall = `${cpu.us[name]} µs${chunk === undefined ? "" : ` (${chunk} µs a chunk)`}`;
    const times = name === "bare" ? "1" : (cpu.us[name]! / cpu.us.bare!).toFixed(2);
    return `| ${kind === "plain" ? "whole" : "stream"} | ${NAMES[name]} | ${perCall} | ${times} | ${added?.p50} ms | ${added?.p99} ms to ${first} |`;
  });
}

/** The figures as a Markdown table. */
export function toTable({ kinds, calls, recorded }: GatewayFigures): string {
  const lines = ["| answer | side | CPU a call | beside bare | added p50 | added p99 |", "|-|-|-|-|-|-|"];
  for (const [kind, { cpu, latency }] of Object.entries(kinds)) {
    lines.push(...rowsOf(kind as Kind, cpu, latency));
  }
  for (const [kind, { cpu, latency }] of Object.entries(kinds)) {
    const cheaper = cpu.timesCheaperThanPortkey;
    lines.push(
      "",
      `${kind}: ${cpu.ratio}× the bare proxy (median of rounds; quietest rounds ${cpu.ratioOfQuietestRounds}×)` +
        `${cheaper === null ? "" : `, 1/${cheaper} of Portkey`}; latency at ${latency.callsPerSecond} calls a second`,
    );
  }
  lines.push("", `${calls} calls, ${recorded} recorded in PostgreSQL`);
  return lines.join("\n");
}
