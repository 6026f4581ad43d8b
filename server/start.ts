import { watch } from "node:fs";
import { join, resolve } from "node:path";
import { openDatabase } from "./launch/database";
import { type LaunchOptions, parseOptions } from "./launch/options";
import { specOf } from "./launch/parts";
import { requireFreePorts } from "./launch/ports";
import { joinRunning, removeRunning, writeRunning } from "./launch/running-file";
import { say } from "./launch/say";
import { seed } from "./launch/seed";
import { completeEnvironment } from "./launch/settings";
import { onStopRequest } from "./launch/signals";
import { Supervisor } from "./launch/supervisor";
import { printWelcome } from "./launch/welcome";
import { migrate } from "./migrate";

const ROOT = resolve(import.meta.dirname, "..");

type Closable = { stop(): Promise<void> };

async function prepareDatabase(): Promise<void> {
  const applied = await migrate(
    process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL!,
    join(ROOT, "prisma/migrations"),
  );
  if (applied.length > 0) say(`Database schema brought up to date: ${applied.join(", ")}.`);
  await seed();
}

function reloadOnBuild(supervisors: Map<string, Supervisor>): void {
  const pending = new Map<string, NodeJS.Timeout>();
  watch(join(ROOT, ".build"), (_event, file) => {
    const part = file?.endsWith(".js") ? file.slice(0, -".js".length) : "";
    const supervisor = supervisors.get(part);
    if (!supervisor) return;
    clearTimeout(pending.get(part));
    pending.set(
      part,
      setTimeout(() => supervisor.reload(), 150),
    );
  });
}

async function launch(options: LaunchOptions, closables: Closable[], startedMs: number): Promise<void> {
  const { home } = completeEnvironment(ROOT);
  joinRunning(home, options.parts);
  await requireFreePorts(options.parts);
  const database = await openDatabase(home);
  closables.push(database);
  await prepareDatabase();
  const supervisors = new Map(
    options.parts.map((part) => [
      part as string,
      new Supervisor(specOf(part, ROOT, options), { root: ROOT, home }),
    ]),
  );
  closables.push(...supervisors.values());
  writeRunning(home, options.parts);
  closables.push({ stop: async () => removeRunning(home) });
  if (options.dev) reloadOnBuild(supervisors);
  await Promise.all([...supervisors.values()].map((supervisor) => supervisor.ready));
  printWelcome(options.parts, { home, database: database.description, elapsedMs: Date.now() - startedMs });
}

async function main(): Promise<void> {
  const startedMs = Date.now();
  const closables: Closable[] = [];
  const stop = async (exitCode: number) => {
    const [database, ...others] = closables;
    await Promise.all(others.map((part) => part.stop()));
    await database?.stop();
    process.exit(exitCode);
  };
  onStopRequest(() => {
    say("Stopping …");
    void stop(0);
  });
  try {
    await launch(parseOptions(process.argv.slice(2)), closables, startedMs);
  } catch (error) {
    console.error(`\n  ${(error as Error).message}\n`);
    await stop(1);
  }
}

await main();
