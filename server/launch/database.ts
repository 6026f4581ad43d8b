import pg from "pg";
import { startEmbeddedPostgres } from "../embedded-postgres";
import { say } from "./say";

export type Database = { description: string; stop(): Promise<void> };

const REACH_MS_MAX = 15_000;
const RETRY_MS = 500;

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || 5432}${pathname}`;
  } catch {
    throw new Error("DATABASE_URL is not a URL such as postgresql://user:password@host:5432/turnpike.");
  }
}

async function findFault(url: string): Promise<(Error & { code?: string }) | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => {});
  }
}

// Class 28 is a refused login and 3D000 a missing database: waiting does not mend these.
const isFinal = (code = "") => code.startsWith("28") || code === "3D000";

async function reachGiven(url: string): Promise<Database> {
  const place = placeOf(url);
  const end = Date.now() + REACH_MS_MAX;
  for (let tries = 0; ; tries++) {
    const fault = await findFault(url);
    if (!fault) return { description: `PostgreSQL at ${place}`, stop: async () => {} };
    if (Date.now() > end || isFinal(fault.code)) {
      throw new Error(
        `Cannot use the database at ${place} (${fault.message || fault.code}): start it, or correct DATABASE_URL.`,
      );
    }
    if (tries === 0)
      say(`The database at ${place} does not answer yet; trying for ${REACH_MS_MAX / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function startOwn(home: string): Promise<Database> {
  let stopping = false;
  let server = await startEmbeddedPostgres({ home, onExit: restart });

  function restart(): void {
    if (stopping) return;
    say("The database ended unexpectedly; starting it again.");
    startEmbeddedPostgres({ home, port: server.port, onExit: restart }).then(
      (next) => {
        server = next;
      },
      (error: Error) => {
        say(`${error.message}`);
        setTimeout(restart, 2_000).unref();
      },
    );
  }

  process.env.DATABASE_URL = server.url;
  return {
    description: `embedded PostgreSQL on port ${server.port}${server.adopted ? " (taken over)" : ""}`,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}

/** The database of DATABASE_URL when set, else the embedded one, whose address it puts there. */
export function openDatabase(home: string): Promise<Database> {
  return process.env.DATABASE_URL ? reachGiven(process.env.DATABASE_URL) : startOwn(home);
}
