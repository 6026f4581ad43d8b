import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isId } from "@/lib/core/id-format";
import { newId } from "@/lib/core/ids";
import { type FolderLock, tryLockFolder } from "./folder-lock";

/** A journal folder that this process has locked; its name is the gateway's instance id. */
export type InstanceFolder = { instanceId: string; path: string; lock: FolderLock };

/**
 * Locks every journal folder under `<home>/journal` that no living process has, and makes one when there is none. The first is
 * this gateway's own; the others were left by gateways that died, and are recovered and retired by this one.
 */
export function claimInstanceFolders(home: string): [InstanceFolder, ...InstanceFolder[]] {
  const root = join(home, "journal");
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const claimed: InstanceFolder[] = [];
  for (const name of readdirSync(root).sort()) {
    if (!isId("instance", name)) continue;
    const path = join(root, name);
    const lock = tryLockFolder(path);
    if (lock) claimed.push({ instanceId: name, path, lock });
  }
  const [first, ...others] = claimed;
  return first ? [first, ...others] : [makeFolder(root)];
}

function makeFolder(root: string): InstanceFolder {
  const instanceId = newId("instance");
  const path = join(root, instanceId);
  mkdirSync(path, { mode: 0o700 });
  const lock = tryLockFolder(path);
  if (!lock) throw new Error(`the new journal folder ${instanceId} was locked by another process`);
  return { instanceId, path, lock };
}
