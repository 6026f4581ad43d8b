import { spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";

/** A Python with the clients' packages, where it is another than the machine's own. */
const PYTHON = process.env.TURNPIKE_PYTHON ?? "python3";

const answers = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/** What of this machine can run a snippet; asked once. */
export const MACHINE = {
  curl: answers("bash", "--version") && answers("curl", "--version"),
  python: answers(PYTHON, "--version"),
  pythonClients: answers(PYTHON, "-c", "import openai, anthropic"),
  go: answers("go", "version"),
};

export type SnippetLanguage = "bash" | "python" | "ts" | "go";
type Command = { command: string; args: string[] };

/** Writes the code into the folder and says how it is run. */
export const PREPARE: Record<SnippetLanguage, (code: string, folder: string) => Command> = {
  bash: (code, folder) => {
    writeFileSync(join(folder, "snippet.sh"), code);
    return { command: "bash", args: ["-euo", "pipefail", "snippet.sh"] };
  },
  python: (code, folder) => {
    writeFileSync(join(folder, "snippet.py"), code);
    return { command: PYTHON, args: ["snippet.py"] };
  },
  ts: (code, folder) => {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const { code: script } = transformSync(code, { loader: "ts", format: "esm" });
    writeFileSync(join(folder, "snippet.mjs"), script);
    return { command: process.execPath, args: ["snippet.mjs"] };
  },
  go: (code, folder) => {
    writeFileSync(join(folder, "snippet.go"), code);
    return { command: "go", args: ["run", "snippet.go"] };
  },
};
