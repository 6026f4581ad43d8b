import { existsSync } from "node:fs";
import { build, context, stop } from "esbuild";
import { BUILD, inRoot, ROOT } from "./bootstrap/paths.mjs";

const ENTRIES = {
  start: "server/start.ts",
  gateway: "server/gateway.ts",
  // Not "portal": in development that part is `next dev`, which a new bundle is no reason to start again.
  "portal-server": "server/portal.ts",
  worker: "server/worker.ts",
  cli: "server/cli.ts",
  generate: "server/generate.ts",
  bench: "bench/run.ts",
  chaos: "bench/chaos/run.ts",
  eval: "bench/eval/run.ts",
  // Threads: started by the entries above, from the files beside them.
  "fit-forecasts": "lib/domain/forecasts/fitting/fit-thread.ts",
  "eval-forecast": "bench/eval/forecast/forecast-thread.ts",
};

function options() {
  const entries = Object.entries(ENTRIES).filter(([, source]) => existsSync(inRoot(source)));
  return {
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(entries.map(([name, source]) => [name, inRoot(source)])),
    outdir: BUILD,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "linked",
    // A failed build throws what esbuild has to say.
    logLevel: "silent",
  };
}

/** Bundles every server entry into .build/, each one file; packages stay in node_modules. */
export async function buildServers() {
  await build(options());
  // esbuild's helper process would live as long as this one, which goes on as the launcher.
  await stop();
}

/** As `buildServers`, again on each change of a source. */
export async function watchServers() {
  const watcher = await context({ ...options(), logLevel: "warning" });
  await watcher.watch();
  process.on("exit", () => stop());
}
