import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type SilentProxy = {
  /** The database's URL through the proxy. */
  url: string;
  /** From now on nothing comes back, as from a host that hangs; new connections are accepted and ignored. */
  fallSilent(): void;
  /** New connections reach the database again. */
  recover(): void;
  close(): Promise<void>;
};

/** A TCP proxy in front of a test's database that can be made to hang. */
export async function startSilentProxy(databaseUrl: string): Promise<SilentProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let mute = silent;
    const passOn = (from: Socket, to: Socket) => {
      open.add(from);
      from.on("data", (bytes) => {
        mute ||= silent;
        if (!mute) to.write(bytes);
      });
      from.on("error", () => {});
      from.on("close", () => {
        open.delete(from);
        mute ||= silent;
        if (!mute || from === client) to.destroy();
      });
    };
    passOn(client, upstream);
    passOn(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    fallSilent: () => {
      silent = true;
    },
    recover: () => {
      silent = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
