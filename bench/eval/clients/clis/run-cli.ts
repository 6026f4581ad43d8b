import { execFile } from "node:child_process";
import type { Installed } from "../install";
import { clientEnv } from "../run-sdk";
import type { CliClient, Site } from "./cli";

const RUN_MS_MAX = 180_000;
const OUTPUT_BYTES_MAX = 2 ** 26;

/** What a program left when it ended; `code` null: it had to be killed. */
export type CliRun = { code: number | null; stdout: string; stderr: string };

/** Runs one program to its end in the scratch directory, with the home alone as its own. */
export function runCli(installed: Installed, client: CliClient, site: Site, prompt: string): Promise<CliRun> {
  const { args, env } = client.setUp(site, prompt);
  const options = {
    cwd: site.directory,
    env: { ...clientEnv(site.home), ...env },
    timeout: RUN_MS_MAX,
    killSignal: "SIGKILL" as const,
    maxBuffer: OUTPUT_BYTES_MAX,
  };
  return new Promise((resolve) => {
    const child = execFile(installed.bin(client.bin), args, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : null) : 0;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.end();
  });
}
