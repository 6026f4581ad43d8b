import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD } from "./paths.mjs";

const LOCK = join(BUILD, "building.pid");
const RETRY_MS = 200;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function tryTake() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    if (!isAlive(Number(readFileSync(LOCK, "utf8")))) rmSync(LOCK, { force: true });
  } catch {
    // Its holder just let it go.
  }
  return false;
}

/** Lets one command at a time install and build in this checkout. */
export async function withBuildLock(out, work) {
  mkdirSync(BUILD, { recursive: true });
  for (let tries = 0; !tryTake(); tries++) {
    if (tries === 5) out.write("  … waiting for another Turnpike command that is building here\n");
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}
