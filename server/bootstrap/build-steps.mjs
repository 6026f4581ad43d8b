import { existsSync } from "node:fs";
import { join } from "node:path";
import { compressFolder } from "./compress.mjs";
import { ensureInstalled } from "./install.mjs";
import { withBuildLock } from "./lock.mjs";
import { BUILD, inRoot } from "./paths.mjs";
import { step } from "./progress.mjs";
import { mustRun } from "./run.mjs";
import { hashOf, isStamped, writeStamp } from "./stamp.mjs";

const LOCKFILE = "package-lock.json";
const SCHEMA = ["prisma/schema", LOCKFILE];
const SERVER_SOURCES = ["server", "lib", "bench", "prisma/schema", LOCKFILE];
const PORTAL_SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
  LOCKFILE,
];

const GENERATED_STAMP = inRoot("lib/db/generated/.stamp");
const SERVERS_STAMP = join(BUILD, "servers.stamp");
const PORTAL_BUILD = inRoot(process.env.NEXT_DIST_DIR || ".next");
const PORTAL_STAMP = join(PORTAL_BUILD, "turnpike.stamp");

/** Tells Prisma to do without its engine binary, which it would download and does not need here. */
const PRISMA_ENV = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };

async function ensureGenerated(out) {
  const hash = hashOf(SCHEMA);
  if (isStamped(GENERATED_STAMP, hash)) return;
  await step(out, "Generating the database client", () =>
    mustRun("prisma generate", process.execPath, [inRoot("node_modules/prisma/build/index.js"), "generate"], {
      env: PRISMA_ENV,
    }),
  );
  writeStamp(GENERATED_STAMP, hash);
}

async function ensureServers(out) {
  const hash = hashOf(SERVER_SOURCES);
  if (isStamped(SERVERS_STAMP, hash)) return;
  const { buildServers } = await import("../build.mjs");
  await step(out, "Building the gateway, the worker and the command line", buildServers);
  writeStamp(SERVERS_STAMP, hash);
}

async function ensurePortal(out) {
  const hash = hashOf(PORTAL_SOURCES);
  if (existsSync(join(PORTAL_BUILD, "BUILD_ID")) && isStamped(PORTAL_STAMP, hash)) return;
  await step(out, "Building the portal (about half a minute)", () =>
    mustRun("next build", process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
      env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    }),
  );
  await step(out, "Compressing its scripts", () => compressFolder(join(PORTAL_BUILD, "static")));
  writeStamp(PORTAL_STAMP, hash);
}

/** Installs, generates and builds whatever is stale; `portal: false` leaves the portal out. */
export async function ensureBuilt(out, { portal }) {
  await withBuildLock(out, async () => {
    await ensureInstalled(out);
    await ensureGenerated(out);
    await ensureServers(out);
    if (portal) await ensurePortal(out);
  });
}
