import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { eventually, listProcesses } from "../fixtures/processes";
import { freePort, spawnLauncher, stackEnvironment, startStack, untilRunning } from "../fixtures/start-stack";

type Failure = { code: number | null; output: string; seconds: number };

async function launchToTheEnd(change: Record<string, string>, args: string[] = []): Promise<Failure> {
  const home = mkdtempSync(join(tmpdir(), "turnpike-fail-"));
  const log = join(home, "launcher.log");
  const startedMs = Date.now();
  const env = { ...(await stackEnvironment(home)), ...change };
  const child = spawnLauncher({ env, args, logFile: log });
  const code = await new Promise<number | null>((exited) => child.once("exit", exited));
  const output = readFileSync(log, "utf8").trim();
  rmSync(home, { recursive: true, force: true });
  return { code, output, seconds: (Date.now() - startedMs) / 1000 };
}

test("SIGTERM stops every process within 5 s", async () => {
  const stack = await startStack();
  const before = listProcesses(stack.home);
  expect(before.length).toBeGreaterThanOrEqual(4);
  const startedMs = Date.now();
  stack.process.kill("SIGTERM");
  expect(await eventually(() => listProcesses(stack.home).length === 0, 5_000)).toBe(true);
  expect(Date.now() - startedMs).toBeLessThan(5_000);
  await expect.poll(() => stack.process.exitCode).toBe(0);
  await stack.stop();
});

test("a launcher that is killed leaves no process behind, and the next one starts on the same data", async () => {
  const stack = await startStack();
  stack.process.kill("SIGKILL");
  expect(await eventually(() => listProcesses(stack.home).length === 0, 6_000)).toBe(true);
  const log = join(stack.home, "second.log");
  const second = spawnLauncher({ env: await stackEnvironment(stack.home), logFile: log });
  await untilRunning(second, log);
  second.kill("SIGTERM");
  expect(await eventually(() => listProcesses(stack.home).length === 0, 5_000)).toBe(true);
  await stack.stop();
});

test("a part that dies is started again, and so is the database", async () => {
  const stack = await startStack();
  const pidsOf = (text: string) =>
    listProcesses(stack.home).flatMap(({ pid, commandLine }) => (commandLine.includes(text) ? [pid] : []));
  for (const part of ["gateway.js", "worker.js", "postgres -D"]) {
    const [pid] = pidsOf(part);
    process.kill(pid!, "SIGKILL");
    const isBack = () => pidsOf(part).some((other) => other !== pid) && !pidsOf(part).includes(pid!);
    expect(await eventually(isBack, 10_000), `${part} came back`).toBe(true);
  }
  const answers = () =>
    fetch(`${stack.gatewayUrl}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
  expect(await eventually(answers, 10_000)).toBe(true);
  await stack.stop();
});

test("a taken port is one sentence that names the port and its variable", async () => {
  const taken = createServer();
  const port = await freePort();
  await new Promise<void>((listening) => taken.listen(port, "127.0.0.1", listening));
  for (const variable of ["PORTAL_PORT", "GATEWAY_PORT"]) {
    const { code, output, seconds } = await launchToTheEnd({ [variable]: String(port) });
    expect(code).toBe(1);
    expect(output).toBe(
      `Port ${port} is taken by another program: stop that, or set ${variable} to a free port.`,
    );
    expect(seconds).toBeLessThan(5);
  }
  taken.close();
});

test("a second launcher on the same folder is refused with the first one's process id", async () => {
  const stack = await startStack();
  const { code, output } = await launchToTheEnd({ TURNPIKE_HOME: stack.home });
  expect(code).toBe(1);
  expect(output).toContain(`already runs from ${stack.home} as process ${stack.process.pid}`);
  await stack.stop();
});

test("a data folder of another PostgreSQL version is one sentence and stays as it is", async () => {
  const home = mkdtempSync(join(tmpdir(), "turnpike-old-"));
  mkdirSync(join(home, "postgres/data"), { recursive: true });
  writeFileSync(join(home, "postgres/complete"), "15\n");
  writeFileSync(join(home, "postgres/data/PG_VERSION"), "15\n");
  const { code, output } = await launchToTheEnd({ TURNPIKE_HOME: home });
  expect(code).toBe(1);
  expect(output).toMatch(
    /^The data folder .* was written by PostgreSQL 15, and this build has PostgreSQL \d+: [^\n]*$/,
  );
  expect(readFileSync(join(home, "postgres/data/PG_VERSION"), "utf8")).toBe("15\n");
  rmSync(home, { recursive: true, force: true });
});

test("a database that is down or refuses the login is one sentence without the password", async () => {
  const port = await freePort();
  const { code, output } = await launchToTheEnd({
    DATABASE_URL: `postgresql://turnpike:hunter2@127.0.0.1:${port}/turnpike`,
  });
  expect(code).toBe(1);
  expect(output).toContain(`Cannot use the database at 127.0.0.1:${port}/turnpike`);
  expect(output).not.toContain("hunter2");
});

test("an unknown option is refused with the usage", async () => {
  const { code, output } = await launchToTheEnd({}, ["--only", "everything"]);
  expect(code).toBe(1);
  expect(output).toContain('"everything" is no part of Turnpike; use: npm start');
});
