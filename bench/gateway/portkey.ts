import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { findFreePort } from "@/server/testing/gateway-process";
import type { Cpu } from "../processes/child";
import type { Side } from "./sides";

const PACKAGE = "@portkey-ai/gateway";
const VERSION = "1.15.2";
const READY_MS_MAX = 30_000;
/** Of one clock tick, in which Linux counts a process's CPU. */
const TICK_US = 10_000;

/** Installed for the bench alone, beside the build; answers its entry file. */
async function install(): Promise<string> {
  const folder = resolve(".build", `portkey-${VERSION}`);
  const entry = join(folder, "node_modules", PACKAGE, "build", "start-server.js");
  if (existsSync(entry)) return entry;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${PACKAGE}@${VERSION}`];
  await promisify(execFile)("npm", args, { cwd: folder });
  return entry;
}

/** CPU of another program's process, which cannot be asked. */
function cpuOf(child: ChildProcess): Cpu {
  const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { userUs: Number(fields[11]) * TICK_US, systemUs: Number(fields[12]) * TICK_US };
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS_MAX;
  for (;;) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return;
    if (child.exitCode !== null || Date.now() > until) throw new Error("Portkey's gateway did not start");
    await sleep(100);
  }
}

/**
 * Portkey's gateway in front of the same upstream, as its package starts it: no key is checked, nothing is metered, limited or
 * recorded.
 */
export async function startPortkey(upstreamUrl: string): Promise<Side & { stop(): Promise<void> }> {
  const entry = await install();
  const port = await findFreePort();
  const child = spawn(process.execPath, [entry, `--port=${port}`, "--headless"], { stdio: "ignore" });
  const stop = () =>
    new Promise<void>((stopped) => {
      if (child.exitCode !== null) return stopped();
      child.once("exit", () => stopped());
      child.kill("SIGKILL");
    });
  try {
    await untilReady(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: "portkey",
    port,
    secret: "upstream",
    headers: { "x-portkey-provider": "openai", "x-portkey-custom-host": upstreamUrl },
    cpu: async () => cpuOf(child),
    stop,
  };
}
