import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { step } from "./progress.mjs";
import { mustRun } from "./run.mjs";

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

// npm writes down what it installed when it is done, so an installation that was cut short counts as none.
function isInstalled() {
  const record = inRoot("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(inRoot("package-lock.json"))).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

function npmCommand() {
  const viaNpm = process.env.npm_execpath;
  if (viaNpm && /npm-cli\.(c|m)?js$/.test(viaNpm)) return [process.execPath, [viaNpm]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}

/** Installs the packages of the lock file unless exactly these are there. Install scripts are not needed and not run. */
export async function ensureInstalled(out) {
  if (isInstalled()) return;
  const [command, args] = npmCommand();
  const flags = [
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
  ];
  await step(out, "Installing packages (a minute or two the first time)", () =>
    mustRun("npm ci", command, [...args, ...flags], { env: { NODE_ENV: "development" } }),
  );
}
