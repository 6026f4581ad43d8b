import { benchDashboard } from "./dashboard/bench-dashboard";
import { benchGateway } from "./gateway/bench-gateway";
import { benchIngest } from "./ingest/bench-ingest";
import { benchPages } from "./pages/bench-pages";
import { runRole } from "./processes/roles";
import { benchSoak } from "./soak/bench-soak";
import { benchStreams } from "./streams/bench-streams";

/**
 * Each bench returns its figures as one plain object, and prints a table of them unless `--json` is given. With `passed: false`
 * it misses its aim, and the command fails.
 */
const BENCHES: Record<string, (args: string[]) => Promise<Record<string, unknown>>> = {
  dashboard: benchDashboard,
  gateway: benchGateway,
  ingest: benchIngest,
  pages: benchPages,
  soak: benchSoak,
  streams: benchStreams,
};

async function main([name = "", ...args]: string[]): Promise<void> {
  if (name === "role") return runRole(args[0] ?? "");
  const bench = BENCHES[name];
  if (!bench) throw new Error(`usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--json]`);
  const figures = await bench(args);
  if (args.includes("--json")) console.log(JSON.stringify(figures));
  process.exit(figures.passed === false ? 1 : 0);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exit(1);
});
