import { join } from "node:path";
import type { ChildSpec } from "./child";
import type { LaunchOptions, Part } from "./options";

function localUrl(port: string | undefined, path: string): string {
  const host = process.env.HOST!;
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? "[::1]" : host;
  return `http://${reachable}:${port}${path}`;
}

/** Room for the young objects of a large page: with node's own 16 MB, collecting them is an eighth of its time. */
export const PORTAL_FLAGS = ["--max-semi-space-size=64"];

function portalArgs(root: string, dev: boolean): string[] {
  if (!dev) return [...PORTAL_FLAGS, join(root, ".build/portal-server.js")];
  const next = join(root, "node_modules/next/dist/bin/next");
  return [next, "dev", "-p", process.env.PORTAL_PORT!, "-H", process.env.HOST!];
}

/** How each part is started, checked and ended. The gateway gets the longest to finish its calls and its journal. */
export function specOf(part: Part, root: string, { dev }: LaunchOptions): ChildSpec {
  switch (part) {
    case "gateway":
      return {
        part,
        args: [join(root, ".build/gateway.js")],
        graceMs: 3_500,
        hurryMs: 2_000,
        healthUrl: localUrl(process.env.GATEWAY_PORT, "/ready"),
      };
    case "portal":
      return {
        part,
        args: portalArgs(root, dev),
        graceMs: 1_500,
        healthUrl: localUrl(process.env.PORTAL_PORT, "/api/health"),
      };
    case "worker":
      return { part, args: [join(root, ".build/worker.js")], graceMs: 3_000 };
  }
}
