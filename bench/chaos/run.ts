import { type Figure, printFigures } from "./audit/figures";
import { Chaos } from "./chaos";
import { hasRedis } from "./cluster/redis-process";
import { readOptions } from "./options";
import { runRole } from "./role";

const USAGE = "usage: npm run chaos -- [--seed N] [--short] [--calls N] [--json]";

async function runChaos(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!hasRedis()) throw new Error("redis-server is not installed; limits over several gateways need it.");
  const chaos = new Chaos(options, (line) => console.error(line));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      chaos.abandon();
      process.exit(1);
    });
  }
  const startedMs = Date.now();
  let figures: Figure[];
  try {
    figures = await chaos.run();
  } finally {
    await chaos.close();
  }
  const isGood = figures.every((figure) => figure.good);
  const seconds = (Date.now() - startedMs) / 1_000;
  if (options.json) console.log(JSON.stringify({ ok: isGood, seed: options.seed, seconds, figures }));
  else {
    console.log(`\nseed ${options.seed}, ${options.callers} parallel callers, ${seconds.toFixed(0)} s\n`);
    printFigures(figures);
  }
  return isGood ? 0 : 1;
}

async function main([name = "", ...args]: string[]): Promise<void> {
  if (name === "role") return runRole(args[0] ?? "");
  if (name === "--help") return console.log(USAGE);
  process.exit(await runChaos([name, ...args]));
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`chaos: ${error.message}`);
  process.exit(1);
});
