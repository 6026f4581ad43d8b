import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, ownIdentity, type ProcessIdentity } from "./process-identity";

/** A lock of another host (a shared volume) counts as left behind when it was not touched for this long. */
const FOREIGN_STALE_MS = 60_000;
const TAKEOVER_STALE_MS = 10_000;

export type FolderLock = { touch(): void; release(): void };

/** Locks a journal folder for this process, also over a lock that a dead process left; null when a living one has it. */
export function tryLockFolder(folder: string): FolderLock | null {
  const path = join(folder, "lock");
  if (create(path)) return held(path);
  if (!isStale(path)) return null;
  const takeover = join(folder, "lock.takeover");
  if (ageMs(takeover) > TAKEOVER_STALE_MS) rmSync(takeover, { force: true });
  if (!create(takeover)) return null;
  try {
    // Only one process is here, so the lock that was judged stale cannot have become another's meanwhile.
    if (!isStale(path)) return null;
    rmSync(path, { force: true });
    return create(path) ? held(path) : null;
  } finally {
    rmSync(takeover, { force: true });
  }
}

function held(path: string): FolderLock {
  return {
    touch() {
      const now = new Date();
      utimesSync(path, now, now);
    },
    release: () => rmSync(path, { force: true }),
  };
}

function create(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(ownIdentity()), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isStale(path: string): boolean {
  const owner = readOwner(path);
  if (owner === null) return ageMs(path) > TAKEOVER_STALE_MS;
  if (owner.host !== ownIdentity().host) return ageMs(path) > FOREIGN_STALE_MS;
  return !isAlive(owner);
}

/** Null while its owner is still writing it, or when it died in the middle of that. */
function readOwner(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch {
    return null;
  }
}

/** Infinite when there is no such file. */
function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
