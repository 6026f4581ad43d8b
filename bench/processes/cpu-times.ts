import { readdirSync, readFileSync } from "node:fs";

const TICK_US = 10_000;

type Times = { parent: number; own: number; reaped: number };

/** The fields of /proc/<pid>/stat after the command's name, which may hold spaces. */
function timesOf(pid: string): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = (at: number) => Number(fields[at]);
    return { parent: ticks(1), own: ticks(11) + ticks(12), reaped: ticks(13) + ticks(14) };
  } catch {
    return null;
  }
}

/** CPU time in µs of a server with its children, also those that have ended; null where there is no /proc. */
export function cpuOfTreeUs(pid: number): number | null {
  const root = timesOf(String(pid));
  if (!root) return null;
  let ticks = root.own + root.reaped;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const times = timesOf(entry);
    if (times?.parent === pid) ticks += times.own;
  }
  return ticks * TICK_US;
}

/** CPU time in µs that everything on this machine has used; null where there is no /proc. */
export function cpuOfMachineUs(): number | null {
  try {
    const [user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8")
      .split("\n", 1)[0]!
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user! + nice! + system! + irq! + softirq!) * TICK_US;
  } catch {
    return null;
  }
}
