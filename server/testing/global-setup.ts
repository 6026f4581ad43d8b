import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../embedded-postgres";
import { migrate } from "../migrate";
import { findPostmaster, isAlive } from "../postgres/postmaster";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the server's administration database, and the name of the migrated template. */
    testDatabase: { adminUrl: string; template: string };
  }
}

const PREFIX = "turnpike-vitest-";

// What a run that was killed left behind: its server, if it outlived it, and its folder.
function sweepStale(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const home = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(home, "owner"), "utf8")))) continue;
      const server = findPostmaster(join(home, "postgres", "data"));
      if (server) process.kill(server.pid, "SIGKILL");
      rmSync(home, { recursive: true, force: true });
    } catch {
      // Another run is making or sweeping it.
    }
  }
}

async function startServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  sweepStale();
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(home, "owner"), String(process.pid));
  const server = await startEmbeddedPostgres({
    home,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { adminUrl: server.url, stop };
}

/** One PostgreSQL for the whole run (TEST_DATABASE_URL, or the embedded one), with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { adminUrl: given, stop: async () => {} } : await startServer();
  const template = `turnpike_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template}`);
  const templateUrl = new URL(server.adminUrl);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href, resolve("prisma/migrations"));
  project.provide("testDatabase", { adminUrl: server.adminUrl, template });
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`).catch(() => {});
    await admin.end();
    await server.stop();
  };
}
