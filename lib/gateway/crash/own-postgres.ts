import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "@/server/migrate";

/** A PostgreSQL of a test's own, which may be killed, frozen and brought back; what it committed is on disk. */
export class OwnPostgres {
  readonly url: string;
  private readonly home: string;
  private server: EmbeddedPostgres;

  private constructor(home: string, server: EmbeddedPostgres) {
    this.home = home;
    this.server = server;
    this.url = server.url;
  }

  static async start(): Promise<OwnPostgres> {
    const home = mkdtempSync(join(tmpdir(), "turnpike-own-postgres-"));
    const postgres = new OwnPostgres(home, await startEmbeddedPostgres({ home }));
    await migrate(postgres.url, resolve("prisma/migrations"));
    return postgres;
  }

  /** SIGKILL, as the kernel's out-of-memory killer would. */
  kill(): void {
    process.kill(this.server.pid, "SIGKILL");
  }

  /** Brings it back on the same port. */
  async restart(): Promise<void> {
    this.server = await startEmbeddedPostgres({ home: this.home, port: this.server.port });
  }

  /** It accepts connections, since the kernel does that, and never answers. */
  freeze(): void {
    this.signal("SIGSTOP");
  }

  thaw(): void {
    this.signal("SIGCONT");
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  private signal(name: NodeJS.Signals): void {
    for (const pid of this.processes()) {
      try {
        process.kill(pid, name);
      } catch {
        // A backend that has just ended.
      }
    }
  }

  /** The postmaster and its children, which are in sessions of their own. */
  private processes(): number[] {
    const { pid } = this.server;
    const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
    return [pid, ...children.map(Number)];
  }
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return -1;
  }
}
