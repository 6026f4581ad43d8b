import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PREPARE, type SnippetLanguage } from "./languages";

type SnippetRun = {
  language: SnippetLanguage;
  code: string;
  /** Settings of its environment, such as the key. */
  env: Record<string, string>;
  /** Files that lie beside it. */
  files?: Record<string, string | Buffer>;
};

export type SnippetOutcome = { exitCode: number; stdout: string; stderr: string };

/** A process that hangs is ended; far longer than any takes, so that a slow machine fails none. */
const RUN_MS_MAX = 100_000;

/** Runs code in a process and a folder of its own. */
export async function runSnippet({ language, code, env, files = {} }: SnippetRun): Promise<SnippetOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "turnpike-snippet-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { command, args } = PREPARE[language](code, folder);
    return await run(command, args, folder, env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], cwd: string, env: Record<string, string>) {
  return new Promise<SnippetOutcome>((resolve) => {
    const options = {
      cwd,
      // A reader's own environment; no proxy of this machine stands between the code and the gateway.
      env: { ...process.env, NO_PROXY: "*", no_proxy: "*", GOFLAGS: "-mod=mod", ...env },
      timeout: RUN_MS_MAX,
    };
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve({ exitCode: error ? (typeof error.code === "number" ? error.code : -1) : 0, stdout, stderr }),
    );
  });
}
