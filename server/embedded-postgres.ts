import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import pg from "pg";
import { findBinaries } from "./postgres/binaries";
import { type DataFolder, openDataFolder } from "./postgres/data-folder";
import { accepts, findPostmaster, freePort, urlOf, waitGone } from "./postgres/postmaster";
import { chooseRunAs, commandOf, type RunAs } from "./postgres/run-as";

export type EmbeddedPostgres = {
  /** Of the database `turnpike`. */
  url: string;
  port: number;
  pid: number;
  /** True when a server left by a killed parent was taken over. */
  adopted: boolean;
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  home: string;
  port?: number;
  settings?: Record<string, string>;
  /** Called once if the server ends without `stop()`. */
  onExit?: () => void;
};

const DATABASE = "turnpike";
const START_MS_MAX = 30_000;
const STOP_MS_MAX = 4_000;
const RETRY_MS_MAX = 8_000;

// synchronous_commit stays on: a batch that PostgreSQL has acknowledged is deleted from the gateway's journal.
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  wal_buffers: "16MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  jit: "off",
  log_min_messages: "warning",
};

function serverArgs(folder: DataFolder, port: number, settings: Record<string, string>): string[] {
  const all = { ...SETTINGS, ...settings, port: String(port) };
  return ["-D", folder.data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

function spawnServer(runAs: RunAs, postgres: string, args: string[], folder: DataFolder): ChildProcess {
  const log = openSync(folder.log, "a", 0o600);
  const [command, rest] = commandOf(runAs, postgres, args);
  // A process group of its own: Ctrl-C reaches the launcher alone, which stops the database last.
  const child = spawn(command, rest, {
    stdio: ["ignore", log, log],
    detached: true,
    uid: runAs.uid,
    gid: runAs.gid,
    cwd: folder.data,
  });
  closeSync(log);
  return child;
}

function lastLogLine(folder: DataFolder): string {
  const lines = readFileSync(folder.log, "utf8").trim().split("\n");
  return lines.findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? lines.at(-1) ?? "no message";
}

/** Resolves to true when the server answers, to false when it ended before. */
async function untilReady(child: ChildProcess, url: string): Promise<boolean> {
  const end = Date.now() + START_MS_MAX;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (await accepts(url)) return true;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  child.kill("SIGQUIT");
  throw new Error("The embedded PostgreSQL did not answer within 30 s.");
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
}

async function stopPid(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitGone(pid, signal === "SIGINT" ? STOP_MS_MAX : 500)) return;
  }
}

async function adopt(folder: DataFolder): Promise<EmbeddedPostgres | null> {
  const running = findPostmaster(folder.data);
  if (!running || !(await accepts(urlOf(running.port, folder.password, "postgres")))) return null;
  await ensureDatabase(urlOf(running.port, folder.password, "postgres"));
  const url = urlOf(running.port, folder.password, DATABASE);
  return { ...running, url, adopted: true, stop: () => stopPid(running.pid) };
}

async function launch(
  options: EmbeddedPostgresOptions,
  folder: DataFolder,
  start: () => ChildProcess,
  port: number,
) {
  const child = start();
  let stopping = false;
  child.once("error", () => {});
  const adminUrl = urlOf(port, folder.password, "postgres");
  if (!(await untilReady(child, adminUrl))) return null;
  await ensureDatabase(adminUrl);
  child.once("exit", () => !stopping && options.onExit?.());
  const pid = child.pid!;
  const stop = () => {
    stopping = true;
    return stopPid(pid);
  };
  return { url: urlOf(port, folder.password, DATABASE), port, pid, adopted: false, stop };
}

/** Starts the PostgreSQL that npm installed on `home`/postgres, or takes over one that still runs there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = resolve(options.home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const binaries = findBinaries();
  const runAs = chooseRunAs(binaries.postgres);
  const folder = openDataFolder(home, binaries, runAs);
  // After a kill -9 of the postmaster its backends hold the shared memory for a moment, hence the retries.
  const end = Date.now() + RETRY_MS_MAX;
  for (;;) {
    const adopted = await adopt(folder);
    if (adopted) return adopted;
    const port = options.port ?? (await freePort());
    const args = serverArgs(folder, port, options.settings ?? {});
    const start = () => spawnServer(runAs, binaries.postgres, args, folder);
    const started = await launch(options, folder, start, port);
    if (started) return started;
    if (Date.now() > end) {
      throw new Error(`The embedded PostgreSQL did not start: ${lastLogLine(folder)} (log: ${folder.log}).`);
    }
    await new Promise((wake) => setTimeout(wake, 300));
  }
}
