import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inRoot, ROOT } from "./paths.mjs";

const SKIPPED = /(^|\/)(generated|node_modules)$|\.test\.tsx?$|\.md$/;

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) {
    const child = join(path, name);
    if (!SKIPPED.test(child)) yield* filesUnder(child);
  }
}

/** One hash over the names and contents of all files under `paths` (relative to the root). */
export function hashOf(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(inRoot(path))) {
      hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/** True when `file` holds `hash`, i.e. what it stands for is up to date. */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}
