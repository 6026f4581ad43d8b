import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inRoot, ROOT } from "./paths.mjs";

/** Puts the settings of `.env` into the environment; what is set already wins. */
export function loadDotEnv() {
  const file = inRoot(".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function* runningHere(home) {
  const folder = join(home, "running");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (isAlive(Number.parseInt(name, 10)))
      yield JSON.parse(readFileSync(join(folder, name), "utf8")).settings;
  }
}

/** Points a command at the installation that runs from this folder, where the environment does not say otherwise. */
export function useRunningInstallation() {
  const home = resolve(ROOT, process.env.TURNPIKE_HOME || ".turnpike");
  process.env.TURNPIKE_HOME = home;
  const secret = join(home, "secret");
  if (existsSync(secret)) process.env.TURNPIKE_SECRET ??= readFileSync(secret, "utf8").trim();
  for (const settings of runningHere(home)) {
    for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
  }
}
