import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { toAppError } from "@/lib/core/errors";
import type { Pool } from "@/lib/db";
import { Call } from "./call";
import { findDoor, gatewayDoors } from "./doors/open-door";
import type { Gateway } from "./gateway";
import { doorPath } from "./http/door-path";
import { sendError } from "./http/respond";

const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 30_000;
/** A large body over a slow line is allowed its time. */
const REQUEST_MS = 300_000;

function pathOf(url: string): string {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function fail(gateway: Gateway, call: Call, thrown: unknown): void {
  const error = toAppError(thrown);
  if (error.status >= 500) {
    const { internal, cause } = error.details;
    const reason = internal ?? (cause instanceof Error ? cause.message : undefined);
    gateway.log[error.code === "server_error" ? "error" : "warn"](
      { requestId: call.requestId, code: error.code, reason },
      error.message,
    );
  }
  if (call.res.headersSent) call.res.destroy();
  else sendError(call, error);
  // One that never went upstream is no call of the log.
  if (call.attempts > 0)
    call.content?.answered(JSON.stringify(call.errorBody(error, call.requestId)), "error");
}

async function serve(gateway: Gateway, doors: ReturnType<typeof gatewayDoors>, call: Call): Promise<void> {
  let name = "none";
  try {
    const path = doorPath(pathOf(call.req.url ?? "/"), doors);
    const door = findDoor(doors, call.req.method ?? "GET", path);
    name = door.name;
    await door.open(call, path);
  } catch (error) {
    // A caller who hears of an error may send the same key again at once.
    if (call.recording) await call.recording.close();
    fail(gateway, call, error);
  } finally {
    call.admission?.settle(call.tokens);
    call.content?.close();
    if (call.recording) await call.recording.close();
    gateway.metrics.noteAnswer(name, call.res.statusCode);
    if (call.modelSlug && call.res.statusCode === 200) {
      gateway.metrics.noteLatency(call.modelSlug, call.elapsedMs() / 1_000);
    }
  }
}

/** The gateway's HTTP server; `openCalls` counts what is under way, for draining. */
export function createGatewayServer(gateway: Gateway, pool: Pool): { server: Server; openCalls(): number } {
  const doors = gatewayDoors(gateway, pool);
  let open = 0;
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      noDelay: true,
    },
    (req: IncomingMessage, res: ServerResponse) => {
      const call = new Call(req, res);
      open++;
      if (gateway.isDraining()) res.shouldKeepAlive = false;
      res.on("close", () => {
        if (res.writableFinished) return;
        call.clientGone = true;
        call.onClientGone?.();
      });
      void serve(gateway, doors, call).finally(() => {
        open--;
      });
    },
  );
  gateway.metrics.observe("turnpike_open_calls", "Requests under way.", () => open);
  return { server, openCalls: () => open };
}
