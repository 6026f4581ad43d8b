import { env } from "@/lib/core/env";
import { createLogger } from "@/lib/core/log";
import { startGateway } from "@/lib/gateway";

/** The gateway as server/gateway.ts starts it, in a process that can be asked for its CPU time. */
export async function startBenchGateway() {
  const gateway = await startGateway(env(), createLogger("gateway", "error"));
  return { port: gateway.port, stop: () => gateway.stop(2_000) };
}
