import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, readdirSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";

const NOBODY = 65_534;

/** How to run a PostgreSQL program here: what goes before it, and the user it is set to. */
export type RunAs = { prefix: string[]; uid?: number; gid?: number };

// PostgreSQL refuses root. A user namespace keeps the files root's, so it works under a home of mode 0700 too.
const AS_ANOTHER_USER = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
// Ends the server in good order when the launcher is killed (Linux). Elsewhere the next start adopts it.
const WITH_PARENT = ["setpriv", "--pdeathsig", "INT"];

// A container may run us under a number that no name belongs to; initdb insists on a name.
function hasName(): boolean {
  try {
    return userInfo().username.length > 0;
  } catch {
    return false;
  }
}

function candidates(): RunAs[] {
  const inNamespace = [{ prefix: [...AS_ANOTHER_USER, ...WITH_PARENT] }, { prefix: AS_ANOTHER_USER }];
  const direct = [{ prefix: WITH_PARENT }, { prefix: [] }];
  if (process.getuid?.() !== 0) return hasName() ? direct : [...inNamespace, ...direct];
  return [...inNamespace, ...direct.map((runAs) => ({ ...runAs, uid: NOBODY, gid: NOBODY }))];
}

function missingLibrary(stderr: string): string | undefined {
  return /error while loading shared libraries: ([^:\s]+)/.exec(stderr)?.[1];
}

/** The command line of `program` under `runAs`. */
export function commandOf(runAs: RunAs, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...runAs.prefix, program, ...args];
  return [first!, rest];
}

/** The first way in which `postgres` runs here; throws one sentence when there is none. */
export function chooseRunAs(postgres: string): RunAs {
  let lastStderr = "";
  for (const runAs of candidates()) {
    const [command, args] = commandOf(runAs, postgres, ["--version"]);
    const tried = spawnSync(command, args, { encoding: "utf8", uid: runAs.uid, gid: runAs.gid });
    if (tried.status === 0) return runAs;
    lastStderr = tried.stderr || tried.error?.message || lastStderr;
    const library = missingLibrary(lastStderr);
    if (library) {
      throw new Error(
        `The embedded PostgreSQL needs the system library ${library}; install it, or set DATABASE_URL to a PostgreSQL of yours.`,
      );
    }
  }
  throw new Error(
    `The embedded PostgreSQL does not run here (${lastStderr.trim()}); set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

/** Hands `folder` to the user that PostgreSQL is set to, if it is set to one. */
export function giveFolder(runAs: RunAs, folder: string): void {
  if (runAs.uid === undefined || runAs.gid === undefined) return;
  chmodSync(dirname(folder), 0o711);
  chownSync(folder, runAs.uid, runAs.gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath, entry.name), runAs.uid, runAs.gid);
  }
}
