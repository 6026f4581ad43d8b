import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries";
import { commandOf, giveFolder, type RunAs } from "./run-as";

export type DataFolder = { root: string; data: string; log: string; password: string };

function passwordOf(root: string): string {
  const path = join(root, "password");
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

function initialise(folder: DataFolder, binaries: Binaries, runAs: RunAs): void {
  // A first start that was cut short leaves a folder without PG_VERSION or without the last file that initdb writes.
  rmSync(folder.data, { recursive: true, force: true });
  giveFolder(runAs, folder.root);
  const [command, args] = commandOf(runAs, binaries.initdb, [
    `--pgdata=${folder.data}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${join(folder.root, "password")}`,
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ]);
  const made = spawnSync(command, args, { encoding: "utf8", uid: runAs.uid, gid: runAs.gid });
  if (made.status !== 0) {
    const reason = made.stderr?.trim().split("\n").pop() ?? made.error?.message;
    throw new Error(
      `Could not make the database folder ${folder.data}: ${reason}. Set DATABASE_URL to use a PostgreSQL of yours.`,
    );
  }
  writeFileSync(join(folder.root, "complete"), `${binaries.major}\n`);
}

/** The database folder under `home`, made on first use; throws one sentence when it is of another major version. */
export function openDataFolder(home: string, binaries: Binaries, runAs: RunAs): DataFolder {
  const root = join(home, "postgres");
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const folder = {
    root,
    data: join(root, "data"),
    log: join(root, "postgres.log"),
    password: passwordOf(root),
  };
  if (!existsSync(join(root, "complete"))) initialise(folder, binaries, runAs);
  const major = Number.parseInt(readFileSync(join(folder.data, "PG_VERSION"), "utf8"), 10);
  if (major !== binaries.major) {
    throw new Error(
      `The data folder ${folder.data} was written by PostgreSQL ${major}, and this build has PostgreSQL ${binaries.major}: dump it with version ${major} and restore it, or set TURNPIKE_HOME to a new folder.`,
    );
  }
  return folder;
}
