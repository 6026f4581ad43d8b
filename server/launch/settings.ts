import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

function ensureSecret(home: string): string {
  const path = join(home, "secret");
  if (!existsSync(path))
    writeFileSync(path, randomBytes(36).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(path, "utf8").trim();
}

function defaultUrl(host: string, port: string): string {
  const reachable = host === "127.0.0.1" || host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${reachable}:${port}`;
}

/** Completes this process's environment, which its children inherit: `.env`, the home folder, the secret, the addresses. */
export function completeEnvironment(root: string): { home: string } {
  const dotEnv = join(root, ".env");
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  const home = resolve(root, process.env.TURNPIKE_HOME || ".turnpike");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const host = process.env.HOST || "127.0.0.1";
  const portalPort = process.env.PORTAL_PORT || "3000";
  const gatewayPort = process.env.GATEWAY_PORT || "4000";
  process.env.TURNPIKE_HOME = home;
  process.env.TURNPIKE_SECRET ||= ensureSecret(home);
  process.env.HOST = host;
  process.env.PORTAL_PORT = portalPort;
  process.env.GATEWAY_PORT = gatewayPort;
  process.env.PORTAL_URL ||= defaultUrl(host, portalPort);
  process.env.GATEWAY_URL ||= defaultUrl(host, gatewayPort);
  // next-auth reads its own names.
  process.env.NEXTAUTH_URL ||= process.env.PORTAL_URL;
  process.env.NEXTAUTH_SECRET ||= process.env.TURNPIKE_SECRET;
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  return { home };
}
