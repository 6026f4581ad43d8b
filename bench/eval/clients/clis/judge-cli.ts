import { isDeepStrictEqual } from "node:util";
import type { Said } from "../conversation";
import { totalsOf, type Verdict } from "../judge-sdk";
import type { SdkUsage } from "../sdk-line";
import type { CliClient } from "./cli";
import type { CliRun } from "./run-cli";

/** What a person at the terminal has to be told of a refusal, in our words. */
const REFUSALS = { "401": /not a Turnpike API key/, "402": /budget of this key/ } as const;

const tail = ({ code, stdout, stderr }: CliRun) =>
  `exit ${code}: ${JSON.stringify(stdout.slice(-700))} ${JSON.stringify(stderr.slice(-700))}`;

function read<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}

function sumOf(said: Said[]): SdkUsage {
  return said.reduce<SdkUsage>(
    (sum, { usage }) => ({
      input: (sum?.input ?? 0) + totalsOf(usage).input,
      output: (sum?.output ?? 0) + totalsOf(usage).output,
    }),
    null,
  );
}

/** Judges one run by what the upstream said during it; a program may make calls of its own beside the prompt's. */
export function judgeCli(client: CliClient, name: string, model: string, run: CliRun, said: Said[]): Verdict {
  const verdict = (faults: string[]): Verdict => ({ case: name, model, faults });
  const refusal = REFUSALS[name as keyof typeof REFUSALS];
  if (refusal)
    return verdict(refusal.test(run.stdout + run.stderr) ? [] : [`does not say why: ${tail(run)}`]);
  if (run.code !== 0) return verdict([tail(run)]);
  const faults: string[] = [];
  const tools = said.filter(({ toolName }) => toolName !== null).length;
  if (tools !== (name === "tools-stream" ? 1 : 0)) faults.push(`${tools} tool calls`);
  const told = said.filter(({ text, tag }) => tag === name && text).map(({ text }) => text.trim());
  const answer = read(() => client.answerIn(run.stdout))?.trim() ?? "";
  if (!told.some((text) => answer.endsWith(text)))
    faults.push(`printed ${tail(run)}, was told ${told.join(" / ")}`);
  if (name === "tools-stream" && !/turnpike-14133/.test(answer)) faults.push("no result of the tool");
  const shown = read(() => client.usageIn(run.stdout, run.stderr));
  const counted = sumOf(said.filter(({ offered }) => offered || !client.hidesCallsWithoutTools));
  if (shown && !isDeepStrictEqual(shown, counted)) {
    faults.push(`shows usage ${JSON.stringify(shown)}, upstream said ${JSON.stringify(counted)}`);
  }
  return verdict(faults);
}
