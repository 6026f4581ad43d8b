import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { eventually, listProcesses } from "../fixtures/processes";
import { spawnLauncher, stackEnvironment, untilRunning } from "../fixtures/start-stack";

const NOBODY = 65_534;
const NAMELESS = 424_242;
const isRoot = process.getuid?.() === 0;

function canReadCheckout(uid: number): boolean {
  const read = ["-e", "require('node:fs').readdirSync(process.argv[1])", resolve(".build")];
  return spawnSync(process.execPath, read, { uid, gid: uid }).status === 0;
}

async function startsAndStops(uid: number | undefined, change: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "turnpike-user-"));
  chmodSync(folder, 0o777);
  const home = join(folder, "home");
  const logFile = join(folder, "launcher.log");
  const env = { ...(await stackEnvironment(home)), ...change };
  const launcher = spawnLauncher({ env, args: ["--only", "worker"], logFile, uid });
  await untilRunning(launcher, logFile);
  expect(listProcesses(home).some(({ commandLine }) => commandLine.includes("postgres -D"))).toBe(true);
  launcher.kill("SIGTERM");
  expect(await eventually(() => listProcesses(home).length === 0, 5_000)).toBe(true);
  rmSync(folder, { recursive: true, force: true });
}

test("the embedded PostgreSQL starts for whoever runs the tests", async () => {
  await startsAndStops(undefined, {});
});

test("as root without user namespaces it runs as nobody", async () => {
  test.skip(!isRoot || !canReadCheckout(NOBODY), "needs root, in a checkout that everybody may read");
  const emptyPath = mkdtempSync(join(tmpdir(), "turnpike-path-"));
  await startsAndStops(undefined, { PATH: emptyPath });
  rmSync(emptyPath, { recursive: true, force: true });
});

for (const [who, uid] of [
  ["a normal user", NOBODY],
  ["a user without a name", NAMELESS],
] as const) {
  test(`it starts for ${who}`, async () => {
    test.skip(!isRoot || !canReadCheckout(uid), "needs root, in a checkout that everybody may read");
    await startsAndStops(uid, {});
  });
}
