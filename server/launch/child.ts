import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Part } from "./options";

export type ChildSpec = {
  part: Part;
  /** After `node`. */
  args: string[];
  /** Between SIGTERM and SIGKILL. */
  graceMs: number;
  /** When a second SIGTERM tells a part not to wait for its calls any longer. */
  hurryMs?: number;
  /** Answers below 500 here when the part is ready; a part without one sends a message to its parent. */
  healthUrl?: string;
};

type Place = { root: string; home: string };

// On a terminal the parts' JSON logs would bury what the launcher says; elsewhere they belong to whoever collects stdout.
function outputOf(part: Part, home: string): number | "inherit" {
  if (!process.stdout.isTTY) return "inherit";
  mkdirSync(join(home, "logs"), { recursive: true });
  return openSync(join(home, "logs", `${part}.log`), "a");
}

/** Starts a part in a process group of its own, so that Ctrl-C reaches the launcher alone. */
export function spawnChild(spec: ChildSpec, { root, home }: Place): ChildProcess {
  const output = outputOf(spec.part, home);
  const preload = pathToFileURL(join(root, "server/launch/with-parent.mjs")).href;
  const child = spawn(process.execPath, ["--enable-source-maps", `--import=${preload}`, ...spec.args], {
    cwd: root,
    stdio: ["ignore", output, output, "ipc"],
    detached: true,
  });
  if (typeof output === "number") closeSync(output);
  return child;
}

/** Sends SIGTERM, again to hurry, SIGKILL after the grace, and resolves when the child is gone. */
export async function endChild(child: ChildProcess, { graceMs, hurryMs }: ChildSpec): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const hurry = hurryMs === undefined ? undefined : setTimeout(() => child.kill("SIGTERM"), hurryMs);
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await gone;
  clearTimeout(hurry);
  clearTimeout(timer);
}
