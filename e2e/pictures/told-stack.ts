import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { startStack } from "../fixtures/start-stack";

const ROOT = resolve(import.meta.dirname, "../..");
export const PASSWORD = "a picture tells it";

/** A stack with the demonstration and a tenant whose calls are those of a public trace. */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startStack({ logFile: "test-results/pictures-stack.log" });
  const trace = join(process.env.TURNPIKE_DATA ?? join(ROOT, "../shared/data"), "servegen");
  execFileSync(
    process.execPath,
    [join(ROOT, ".build/cli.js"), "demo", "--trace", trace, "--password", PASSWORD],
    {
      env: {
        ...process.env,
        TURNPIKE_HOME: stack.home,
        DATABASE_URL: stack.databaseUrl,
        TURNPIKE_SECRET: stack.secret,
        PORTAL_URL: stack.portalUrl,
        GATEWAY_URL: stack.gatewayUrl,
      },
      stdio: "inherit",
    },
  );
  process.env.TURNPIKE_E2E_PORTAL = stack.portalUrl;
  process.env.TURNPIKE_E2E_GATEWAY = stack.gatewayUrl;
  process.env.TURNPIKE_E2E_DATABASE = stack.databaseUrl;
  return () => stack.stop();
}
