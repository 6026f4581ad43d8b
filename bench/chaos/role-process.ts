import { type ChildProcess, fork } from "node:child_process";
import type { FromRole } from "./role";

/** A process of this bundle in a role; it dies with its parent. */
function startRole(name: string, env: Record<string, string>, onMessage: (message: FromRole) => void) {
  const child = fork(process.argv[1]!, ["role", name], { env: { ...process.env, ...env } });
  child.on("message", onMessage);
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

export type UpstreamProcess = { port: number; stop(): Promise<void> };

/** The upstream; it writes its books when it is stopped. */
export async function startUpstreamProcess(seed: number, books: string): Promise<UpstreamProcess> {
  const env = { CHAOS_SEED: String(seed), CHAOS_BOOKS: books };
  return new Promise((resolve, reject) => {
    const child = startRole("upstream", env, (message) => {
      if (!("ready" in message)) return;
      const stop = () => {
        if (child.connected) child.send("stop");
        return ended(child);
      };
      resolve({ port: message.ready.port, stop });
    });
    child.once("exit", (code) => reject(new Error(`the upstream ended with ${code}`)));
  });
}

/** Runs all callers to their end; `onSent` hears how many calls have been sent. */
export function runCallersProcess(input: string, onSent: (sent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let isDone = false;
    const child = startRole("callers", { CHAOS_INPUT: input }, (message) => {
      if (!("sent" in message)) return;
      isDone = message.done;
      onSent(message.sent);
    });
    child.once("exit", (code) => (isDone ? resolve() : reject(new Error(`the callers ended with ${code}`))));
  });
}
