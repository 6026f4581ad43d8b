import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const READY_MS_MAX = 60_000;

/** A TCP port of this machine that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return address.port;
}

/** Bundles the gateway into a folder of its own under .build, where it finds its packages. */
export async function bundleGateway(): Promise<{ entry: string; remove(): void }> {
  const folder = mkdtempSync(join(resolve(".build"), "gateway-"));
  const entry = join(folder, "gateway.js");
  await build({
    entryPoints: ["server/gateway.ts"],
    outfile: entry,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  return { entry, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A gateway as its own process, which can be killed as a power cut would and started again on the same journal. */
export class GatewayProcess {
  readonly url: string;
  private readonly entry: string;
  private readonly env: NodeJS.ProcessEnv;
  private child: ChildProcess | undefined;

  /** `env` needs DATABASE_URL, TURNPIKE_SECRET, TURNPIKE_HOME and GATEWAY_PORT. */
  constructor(entry: string, env: Record<string, string | undefined>) {
    this.entry = entry;
    const ours = { NODE_ENV: "production", HOST: "127.0.0.1", LOG_LEVEL: "warn" } as const;
    this.env = { ...process.env, ...ours, ...env };
    this.url = `http://127.0.0.1:${env.GATEWAY_PORT}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Resolves when it takes calls; throws when it ends before. Its log goes to `gateway.log` in its home. */
  async start(): Promise<void> {
    const log = openSync(join(this.env.TURNPIKE_HOME!, "gateway.log"), "a");
    const child = spawn(process.execPath, [this.entry], { env: this.env, stdio: ["ignore", log, log] });
    closeSync(log);
    this.child = child;
    const end = Date.now() + READY_MS_MAX;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > end) {
        child.kill("SIGKILL");
        throw new Error(`The gateway did not start: ${this.lastLogLine()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private lastLogLine(): string {
    const log = readFileSync(join(this.env.TURNPIKE_HOME!, "gateway.log"), "utf8");
    return log.trim().split("\n").at(-1) || "it logged nothing.";
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health`)).ok;
    } catch {
      return false;
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** The same without waiting for its end. */
  killNow(): void {
    this.child?.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }
}
