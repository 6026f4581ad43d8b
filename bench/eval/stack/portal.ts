import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { PORTAL_FLAGS } from "@/server/launch/parts";
import type { Stack } from "./stack";

const READY_MS_MAX = 60_000;

function runToEnd(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 128));
  });
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Builds the portal if it is stale and runs it on the stack while `work` does. */
export async function withPortal<T>(
  { env, home }: Pick<Stack, "env" | "home">,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const build = spawn(process.execPath, ["server/bootstrap.mjs", "build"], { stdio: ["ignore", 2, 2] });
  if ((await runToEnd(build)) !== 0) throw new Error("the portal could not be built.");
  const log = openSync(join(home, "portal.log"), "a");
  const portal = spawn(process.execPath, [...PORTAL_FLAGS, ".build/portal-server.js"], {
    env: {
      ...process.env,
      ...env,
      NODE_ENV: "production",
      NEXTAUTH_URL: env.PORTAL_URL,
      NEXTAUTH_SECRET: env.TURNPIKE_SECRET,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  try {
    const end = Date.now() + READY_MS_MAX;
    while (!(await isReady(env.PORTAL_URL!))) {
      if (portal.exitCode !== null || Date.now() > end) throw new Error("the portal did not start.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await work(env.PORTAL_URL!);
  } finally {
    portal.kill("SIGTERM");
    if (portal.exitCode === null) await runToEnd(portal);
  }
}
