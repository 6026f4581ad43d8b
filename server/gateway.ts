import { env } from "@/lib/core/env";
import { createLogger } from "@/lib/core/log";
import { startGateway } from "@/lib/gateway";

const log = createLogger("gateway");

async function main(): Promise<void> {
  const gateway = await startGateway(env(), log);
  log.info({ port: gateway.port }, "gateway listening");
  process.send?.("ready");

  let stopping = false;
  // A second signal does not wait for running calls any longer: they are cut, settled as far as they came, and flushed.
  async function stop(): Promise<void> {
    const stopped = stopping ? gateway.stop(0) : gateway.stop();
    stopping = true;
    await stopped.catch((error: Error) => log.error({ err: error.message }, "stopping failed"));
    process.exit(0);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  // The launcher is gone: nobody would stop this process any more.
  if (process.send) process.once("disconnect", () => void stop());
}

main().catch((error: Error & { code?: string }) => {
  const text = error.code === "EADDRINUSE" ? `port ${env().GATEWAY_PORT} is taken` : error.message;
  log.fatal({ err: text }, "the gateway could not start");
  process.exit(1);
});
