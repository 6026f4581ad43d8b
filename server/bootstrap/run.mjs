import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";

const TAIL_CHARS_MAX = 20_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

// A step that is stopped from outside must not leave its program running, e.g. a build that holds a lock.
function endWith(child) {
  const stop = (signal) => {
    child.kill(signal);
    child.once("close", () => process.exit(1));
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
}

/** Runs a program to its end, without a shell. Resolves to its exit code and the end of what it wrote. */
export function run(command, args, { env = {}, onData } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const forget = endWith(child);
    let output = "";
    const take = (chunk) => {
      output = (output + chunk).slice(-TAIL_CHARS_MAX);
      onData?.(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      forget();
      resolve({ code: code ?? 128, signal, output });
    });
  });
}

/** As `run`, but a program that fails throws with what it wrote last. */
export async function mustRun(title, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${title} failed (exit code ${code}).\n${output.trim()}`);
}
