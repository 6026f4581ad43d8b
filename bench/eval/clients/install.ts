import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const ROOM = resolve("bench/eval/clients");
const DONE = ".installed";

/** A program of the clients' packages, and the version that is installed. */
export type Installed = { folder: string; bin(name: string): string; versionOf(name: string): string };

/**
 * Installs the clients under .build, once for each lock file, and copies the set-ups beside them. They are no dependency of the
 * app; npm is not let run their install scripts, but for opencode's, which only puts its binary in place.
 */
export async function installClients(): Promise<Installed> {
  const lock = readFileSync(join(ROOM, "packages/package-lock.json"));
  const folder = resolve(".build", `clients-${createHash("sha256").update(lock).digest("hex").slice(0, 12)}`);
  if (!existsSync(join(folder, DONE))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(join(ROOM, "packages"), folder, { recursive: true });
    console.error("clients: installing (about 1.6 GB, once)");
    // Not `ci`: it refuses a lock without the platform packages that a registry does not have.
    await promisify(execFile)("npm", ["install"], { cwd: folder, maxBuffer: 2 ** 26 });
    const opencode = join(folder, "node_modules/opencode-ai");
    await promisify(execFile)(process.execPath, ["postinstall.mjs"], { cwd: opencode });
    writeFileSync(join(folder, DONE), "");
  }
  rmSync(join(folder, "sdks"), { recursive: true, force: true });
  cpSync(join(ROOM, "sdks"), join(folder, "sdks"), { recursive: true });
  return {
    folder,
    bin: (name) => join(folder, "node_modules/.bin", name),
    versionOf: (name) =>
      JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version,
  };
}
