import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call as it arrived at the gateway, and the status that it was answered with. */
export type RecordedCall = { method: string; path: string; text: string; status: number };

/** Stands before a gateway, passes every byte on and keeps what was sent. */
export async function startRecording(gatewayUrl: string) {
  const calls: RecordedCall[] = [];
  const server = createServer((req, res) => void pass(req, res, gatewayUrl, calls));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The calls since the last time. */
    takeCalls: () => calls.splice(0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(req: IncomingMessage, res: ServerResponse, gatewayUrl: string, calls: RecordedCall[]) {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const call = { method: req.method ?? "", path: req.url ?? "", text: body.toString("utf8"), status: 0 };
  calls.push(call);
  const { "transfer-encoding": _, ...headers } = req.headers;
  const upstream = request(
    new URL(call.path, gatewayUrl),
    { method: call.method, headers: { ...headers, "content-length": body.length } },
    (answer) => {
      call.status = answer.statusCode ?? 0;
      res.writeHead(call.status, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on("error", () => res.destroy());
  upstream.end(body);
}
