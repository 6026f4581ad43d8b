import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { sleep } from "../random";

const READY_MS_MAX = 15_000;

export function hasRedis(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * A redis-server on a folder of its own. Its append-only file is synced before a command is answered, so that what was admitted
 * is still counted after a SIGKILL; without that a killed Redis forgets, and limits are as loose as what it forgot.
 */
export class RedisProcess {
  readonly url: string;
  private readonly port: number;
  private readonly folder: string;
  private child: ChildProcess | undefined;

  constructor(home: string, port: number) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.folder = join(home, "redis");
    mkdirSync(this.folder, { recursive: true });
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const log = openSync(join(this.folder, "redis.log"), "a");
    const options = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""];
    this.child = spawn(
      "redis-server",
      ["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.folder, ...options],
      { stdio: ["ignore", log, log] },
    );
    closeSync(log);
    const end = Date.now() + READY_MS_MAX;
    while (!(await this.answers())) {
      if (this.child.exitCode !== null || Date.now() > end) throw new Error("redis-server did not start.");
      await sleep(25);
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, "127.0.0.1", () => socket.write("PING\r\n"));
      socket.setTimeout(500, () => socket.destroy());
      socket.once("data", (bytes) => {
        resolve(bytes.toString().startsWith("+PONG"));
        socket.destroy();
      });
      socket.once("error", () => resolve(false));
      socket.once("close", () => resolve(false));
    });
  }
}
