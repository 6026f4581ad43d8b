import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { closeDb, closePool } from "@/lib/db";
import { createUser } from "@/lib/domain/accounts";
import { operatorCtx } from "@/server/cli/frame/operator";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { seed } from "@/server/launch/seed";
import { migrate } from "@/server/migrate";
import { findFreePort, GatewayProcess } from "@/server/testing/gateway-process";

export type Stack = {
  home: string;
  gateway: GatewayProcess;
  env: Record<string, string>;
  /** The first account: the operator. */
  operator: { email: string; password: string };
};

/** Where the servers of a stack are, on free ports, and their secret. */
export async function openEnv(home: string, databaseUrl: string): Promise<Record<string, string>> {
  const [gatewayPort, portalPort] = [await findFreePort(), await findFreePort()];
  return {
    DATABASE_URL: databaseUrl,
    TURNPIKE_SECRET: randomBytes(36).toString("base64url"),
    TURNPIKE_HOME: home,
    HOST: "127.0.0.1",
    GATEWAY_PORT: String(gatewayPort),
    PORTAL_PORT: String(portalPort),
    GATEWAY_URL: `http://127.0.0.1:${gatewayPort}`,
    PORTAL_URL: `http://127.0.0.1:${portalPort}`,
    LOG_LEVEL: "warn",
  };
}

/** The folder of shared test data: TURNPIKE_DATA, else beside the repository. */
export function dataFolder(...parts: string[]): string {
  return resolve(process.env.TURNPIKE_DATA ?? "../shared/data", ...parts);
}

/** Runs `work` on a database and a gateway of its own, on free ports and in a temporary home, and leaves nothing behind. */
export async function withStack<T>(
  work: (stack: Stack) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "turnpike-eval-"));
  const postgres = await startEmbeddedPostgres({ home });
  let gateway: GatewayProcess | undefined;
  try {
    const env = { ...(await openEnv(home, postgres.url)), ...settings };
    Object.assign(process.env, env);
    await migrate(postgres.url, "prisma/migrations");
    await seed();
    const operator = { email: "operator@eval.example", password: randomBytes(12).toString("base64url") };
    await createUser(operatorCtx(), { ...operator, name: "Operator" });
    gateway = new GatewayProcess(resolve(".build/gateway.js"), env);
    await gateway.start();
    return await work({ home, gateway, env, operator });
  } finally {
    await gateway?.stop();
    await Promise.all([closeDb(), closePool()]);
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
