import { isDeepStrictEqual } from "node:util";
import type { LabUsage } from "@/lib/gateway/lab";
import type { Said } from "./conversation";
import { judgeLookups } from "./judge-lookups";
import type { SdkClient } from "./roster";
import type { SdkLine, SdkUsage } from "./sdk-line";

export type Verdict = { case: string; model: string; faults: string[] };

export const totalsOf = (usage: Partial<LabUsage>): NonNullable<SdkUsage> => ({
  input: (usage.input ?? 0) + (usage.cachedInput ?? 0) + (usage.cacheWrite ?? 0),
  output: (usage.output ?? 0) + (usage.reasoning ?? 0),
});

function judgeAnswer(client: SdkClient, line: SdkLine, said: Said[]): string[] {
  const { result, error } = line;
  if (!result) return [`threw ${error?.type} ${error?.status}: ${error?.message}`];
  const faults: string[] = [];
  const wanted = line.case.startsWith("tools") ? 2 : 1;
  if (said.length !== wanted) faults.push(`made ${said.length} upstream calls, not ${wanted}`);
  const last = said.at(-1);
  if (result.text !== last?.text)
    faults.push(`text ${JSON.stringify(result.text)}, upstream said ${last?.text}`);
  if (line.case === "stream" && !((result.pieces ?? 0) > 1))
    faults.push(`streamed in ${result.pieces} pieces`);
  if (line.case.startsWith("tools")) {
    const expected = { name: "get_weather", args: { city: "Lisbon" } };
    if (!isDeepStrictEqual(result.toolCall, expected)) faults.push(`tool ${JSON.stringify(result.toolCall)}`);
  }
  const usage = said.map((one) => totalsOf(one.usage));
  const blind = client.blind.includes(line.case as never);
  if (!blind && !isDeepStrictEqual(result.usage, usage)) {
    faults.push(`shows usage ${JSON.stringify(result.usage)}, upstream said ${JSON.stringify(usage)}`);
  }
  if (result.lookups) faults.push(...judgeLookups(result.lookups, line.model, usage[0] ?? null));
  return faults;
}

/** The first call of the limited key passes; its second is the 429. */
function judgeRefusal(client: SdkClient, line: SdkLine): string[] {
  if (line.case === "429") return line.error ? [`refused the first call: ${line.error.message}`] : [];
  const status = line.case.slice(0, 3) as keyof SdkClient["refusals"];
  const { error } = line;
  if (!error) return [`was not refused: ${JSON.stringify(line.result)}`];
  const expected = { type: client.refusals[status], status: Number(status) };
  if (error.type === expected.type && error.status === expected.status) return [];
  return [`threw ${error.type} ${error.status} (${error.message}), not ${expected.type} ${expected.status}`];
}

/** Judges each case by what the upstream of its model said under that case's mark. */
export function judgeSdk(client: SdkClient, lines: SdkLine[], saidOf: (model: string) => Said[]): Verdict[] {
  return lines.map((line) => {
    const isRefusal = /^\d/.test(line.case);
    const faults = isRefusal
      ? judgeRefusal(client, line)
      : judgeAnswer(
          client,
          line,
          saidOf(line.model).filter(({ tag }) => tag === line.case),
        );
    return { case: line.case, model: line.model, faults };
  });
}
