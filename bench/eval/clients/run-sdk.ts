import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Keys } from "./callers";
import type { Installed } from "./install";
import type { SdkClient } from "./roster";
import type { SdkLine } from "./sdk-line";

const RUN_MS_MAX = 180_000;
const OUTPUT_BYTES_MAX = 2 ** 26;

/** Nothing of this machine's accounts and no way out but loopback: what a client needs is in its own set-up. */
export function clientEnv(home: string): NodeJS.ProcessEnv {
  const nowhere = "http://127.0.0.1:9";
  return {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: home,
    TMPDIR: home,
    LANG: "C.UTF-8",
    TZ: "UTC",
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
    NO_COLOR: "1",
    CI: "1",
    DO_NOT_TRACK: "1",
  };
}

/** Runs one SDK's set-up in a process of its own over these upstreams. */
export function runSdk(
  { folder }: Installed,
  client: SdkClient,
  gateway: string,
  keys: Keys,
  kinds: readonly string[],
  home: string,
): Promise<SdkLine[]> {
  const plan = {
    client: client.name,
    gateway,
    keys,
    models: kinds.map(client.model),
    cases: client.cases,
    refusals: true,
  };
  return new Promise((resolve, reject) => {
    const options = { cwd: home, env: clientEnv(home), timeout: RUN_MS_MAX, maxBuffer: OUTPUT_BYTES_MAX };
    const child = execFile(
      process.execPath,
      [join(folder, "sdks/run.mjs")],
      options,
      (error, stdout, stderr) => {
        const lines = stdout.split("\n").filter((line) => line.startsWith("RESULT "));
        if (lines.length === 0) return reject(error ?? new Error(stderr.slice(-500)));
        resolve(lines.map((line) => JSON.parse(line.slice("RESULT ".length)) as SdkLine));
      },
    );
    child.stdin?.end(JSON.stringify(plan));
  });
}
