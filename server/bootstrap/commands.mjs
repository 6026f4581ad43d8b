import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build-steps.mjs";
import { loadDotEnv, useRunningInstallation } from "./connection.mjs";
import { BUILD } from "./paths.mjs";

/** Runs a bundled entry in this process, as if node had been called with it. */
async function enter(name, args) {
  const entry = join(BUILD, `${name}.js`);
  if (!existsSync(entry)) throw new Error(`this checkout has no "${name}" entry.`);
  process.argv.splice(1, process.argv.length, entry, ...args);
  await import(pathToFileURL(entry).href);
}

// Their output may be read by a program, so the progress of a build goes to stderr.
const tool = (name) => async (args) => {
  await ensureBuilt(process.stderr, { portal: false });
  loadDotEnv();
  useRunningInstallation();
  await enter(name, args);
};

const COMMANDS = {
  async start(args) {
    const portal = !args.includes("--only") || args.some((arg) => arg.includes("portal"));
    await ensureBuilt(process.stdout, { portal });
    process.env.NODE_ENV = "production";
    await enter("start", args);
  },
  async dev(args) {
    await ensureBuilt(process.stdout, { portal: false });
    const { watchServers } = await import("../build.mjs");
    await watchServers();
    process.env.NODE_ENV = "development";
    await enter("start", ["--dev", ...args]);
  },
  async build() {
    await ensureBuilt(process.stdout, { portal: true });
  },
  async generate() {
    await ensureBuilt(process.stdout, { portal: false });
    await enter("generate", []);
  },
  async test(args) {
    const { runTests } = await import("./test-steps.mjs");
    process.exitCode = await runTests(args);
  },
  cli: tool("cli"),
  bench: tool("bench"),
  async chaos(args) {
    await ensureBuilt(process.stderr, { portal: false });
    await enter("chaos", args);
  },
  eval: tool("eval"),
};

/** Runs one of the npm scripts by name. */
export async function runCommand(name, args) {
  const command = COMMANDS[name];
  if (!command) throw new Error(`"${name}" is no command; there are ${Object.keys(COMMANDS).join(", ")}.`);
  await command(args);
}
