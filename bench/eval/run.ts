import { anomaly } from "./anomaly/anomaly";
import { clients } from "./clients/clients";
import { cost } from "./cost/cost";
import { estimate } from "./estimate/estimate";
import { forecast } from "./forecast/forecast";
import { jsonSuite } from "./json-suite/json-suite";
import { naughty } from "./naughty/naughty";
import { openapi } from "./openapi/openapi";
import { providerStreams } from "./provider-streams/provider-streams";
import { replay } from "./replay/replay";
import { tokens } from "./tokens/tokens";

/** Each eval prints what it found and answers its figures, `pass: false` among them when it failed; it throws only when it could not run. */
const EVALS: Record<string, (args: string[]) => Promise<Record<string, unknown>>> = {
  anomaly,
  clients,
  cost,
  forecast,
  estimate,
  "json-suite": jsonSuite,
  naughty,
  openapi,
  "provider-streams": providerStreams,
  replay,
  tokens,
};

const toText = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

async function main([name = "", ...args]: string[]): Promise<void> {
  const evaluate = EVALS[name];
  if (!evaluate) throw new Error(`usage: npm run eval -- ${Object.keys(EVALS).join(" | ")} [--json]`);
  const figures = await evaluate(args);
  console.log(JSON.stringify(figures, toText, args.includes("--json") ? 0 : 2));
  process.exit(figures.pass === false ? 1 : 0);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`eval: ${error.message}`);
  process.exit(1);
});
