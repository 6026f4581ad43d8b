import { createServer } from "node:http";
import { resolve } from "node:path";
import next from "next";
import { env } from "@/lib/core/env";
import { createLogger } from "@/lib/core/log";
import { compressedScripts } from "./portal/scripts";

const log = createLogger("portal");
const ROOT = resolve(import.meta.dirname, "..");
/** Live pages hold a stream open for good; this long others get to finish. */
const FINISH_MS = 1_000;

/** `next start` with the scripts in front of it as they were compressed by the build (decision 13). */
async function main(): Promise<void> {
  const { PORTAL_PORT: port, HOST: hostname } = env();
  const app = next({ dev: false, dir: ROOT, hostname, port });
  await app.prepare();
  const answerByNext = app.getRequestHandler();
  const answerScript = compressedScripts(resolve(ROOT, process.env.NEXT_DIST_DIR ?? ".next"));
  const server = createServer((request, response) => {
    if (answerScript(request, response)) return;
    answerByNext(request, response).catch((error: Error) => {
      log.error({ err: error.message }, "a request failed outside of any page");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.once("error", fail);
  server.listen(port, hostname, () => log.info({ port }, "portal listening"));

  let stopping = false;
  function stop(): void {
    if (stopping) return;
    stopping = true;
    server.close(() => void app.close().finally(() => process.exit(0)));
    setTimeout(() => server.closeAllConnections(), FINISH_MS).unref();
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
}

function fail(error: Error & { code?: string }): never {
  const text = error.code === "EADDRINUSE" ? `port ${env().PORTAL_PORT} is taken` : error.message;
  log.fatal({ err: text }, "the portal could not start");
  process.exit(1);
}

main().catch(fail);
