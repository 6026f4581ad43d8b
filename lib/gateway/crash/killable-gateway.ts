import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleGateway, findFreePort, GatewayProcess } from "@/server/testing/gateway-process";

/** A gateway in a process of its own, on a journal that outlives it. */
export type KillableGateway = GatewayProcess & { home: string; remove(): void };

/** Bundles and starts one on a free port. */
export async function startKillableGateway(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<KillableGateway> {
  mkdirSync(".build", { recursive: true });
  const bundle = await bundleGateway();
  const home = mkdtempSync(join(tmpdir(), "turnpike-killable-"));
  const gateway = new GatewayProcess(bundle.entry, {
    DATABASE_URL: databaseUrl,
    TURNPIKE_SECRET: process.env.TURNPIKE_SECRET,
    TURNPIKE_HOME: home,
    GATEWAY_PORT: String(await findFreePort()),
    ...settings,
  });
  await gateway.start();
  const remove = () => {
    bundle.remove();
    rmSync(home, { recursive: true, force: true });
  };
  return Object.assign(gateway, { home, remove });
}
