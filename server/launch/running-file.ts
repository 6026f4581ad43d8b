import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../postgres/postmaster";
import type { Part } from "./options";

type Running = { launcherPid: number; parts: readonly Part[]; settings: Record<string, string | undefined> };

const folderOf = (home: string) => join(home, "running");
const fileOf = (home: string, pid: number) => join(folderOf(home), `${pid}.json`);

/** What other live launchers run from `home`; the files of dead ones are removed. */
function listRunning(home: string): Running[] {
  if (!existsSync(folderOf(home))) return [];
  return readdirSync(folderOf(home)).flatMap((name) => {
    const pid = Number.parseInt(name, 10);
    if (pid !== process.pid && isAlive(pid)) {
      return [JSON.parse(readFileSync(join(folderOf(home), name), "utf8")) as Running];
    }
    rmSync(join(folderOf(home), name), { force: true });
    return [];
  });
}

/** Throws when a part already runs from `home`; else puts the database of another launcher there into DATABASE_URL. */
export function joinRunning(home: string, parts: readonly Part[]): void {
  for (const other of listRunning(home)) {
    const twice = parts.filter((part) => other.parts.includes(part));
    if (twice.length > 0) {
      throw new Error(
        `Turnpike (${twice.join(", ")}) already runs from ${home} as process ${other.launcherPid}: stop it, or set TURNPIKE_HOME to another folder.`,
      );
    }
    process.env.DATABASE_URL ||= other.settings.DATABASE_URL;
  }
}

/** Tells the command line and later launchers, in a file that only this user can read, how to reach what runs here. */
export function writeRunning(home: string, parts: readonly Part[]): void {
  const { DATABASE_URL, PORTAL_URL, GATEWAY_URL } = process.env;
  const running: Running = {
    launcherPid: process.pid,
    parts,
    settings: { DATABASE_URL, PORTAL_URL, GATEWAY_URL },
  };
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(home, process.pid), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

export function removeRunning(home: string): void {
  rmSync(fileOf(home, process.pid), { force: true });
}
