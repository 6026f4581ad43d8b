import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Tells a process from a later one with the same pid: `startTicks` is from /proc and null where there is none. */
export type ProcessIdentity = { pid: number; startTicks: string | null; host: string };

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startTicks: startTicksOf(process.pid), host: hostname() };
}

/** Whether that process still runs on this machine. */
export function isAlive(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const ticks = startTicksOf(identity.pid);
  return ticks === null || identity.startTicks === null || ticks === identity.startTicks;
}

function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in parentheses and may hold spaces; the start time is the 22nd field.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
