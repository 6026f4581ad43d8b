import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { listen, pool } from "./index";
import { useTestDatabase } from "./testing";

const database = useTestDatabase();

/** A line to the database that can fall silent: nothing passes any more, and neither end is told. */
async function startLine() {
  const url = new URL(database.url);
  const target = { port: Number(url.port), host: url.hostname };
  const sockets: Socket[] = [];
  const state = { silent: new Set<Socket>(), opened: 0 };
  const server = createServer((near) => {
    state.opened++;
    const far = connect(target);
    for (const socket of [near, far]) sockets.push(socket.on("error", () => {}));
    near.on("data", (bytes) => state.silent.has(near) || far.write(bytes));
    far.on("data", (bytes) => state.silent.has(near) || near.write(bytes));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    state,
    silence: () => {
      for (const socket of sockets) state.silent.add(socket);
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("a listener notices a line that fell silent, connects anew and hears again", async () => {
  const line = await startLine();
  const heard: string[] = [];
  let connects = 0;
  const listener = listen(
    ["turnpike_test"],
    { onMessage: (_, payload) => heard.push(payload), onConnect: () => connects++ },
    line.url,
    { pingEveryMs: 100, answerMsMax: 300 },
  );
  await expect.poll(() => connects).toBe(1);
  await pool().query("SELECT pg_notify('turnpike_test', 'one')");
  await expect.poll(() => heard).toEqual(["one"]);
  line.silence();
  await pool().query("SELECT pg_notify('turnpike_test', 'lost')");
  await expect.poll(() => connects, { timeout: 3_000 }).toBe(2);
  await pool().query("SELECT pg_notify('turnpike_test', 'two')");
  await expect.poll(() => heard).toEqual(["one", "two"]);
  await listener.close();
  line.stop();
});

test("a listener keeps a quiet line that lives, and its close does not wait for one that does not", async () => {
  const line = await startLine();
  let connects = 0;
  const handlers = { onMessage: () => {}, onConnect: () => connects++ };
  const listener = listen(["turnpike_test"], handlers, line.url, { pingEveryMs: 20, answerMsMax: 2_000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([connects, line.state.opened]).toEqual([1, 1]);
  line.silence();
  const startedMs = performance.now();
  await listener.close();
  expect(performance.now() - startedMs).toBeLessThan(1_500);
  line.stop();
});
