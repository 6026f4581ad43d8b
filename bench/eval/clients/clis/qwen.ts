import { join } from "node:path";
import type { SdkUsage } from "../sdk-line";
import { add, type CliClient, jsonLines, write } from "./cli";

type QwenLine = { type?: string; result?: string; usage?: { input_tokens: number; output_tokens: number } };

export const qwen: CliClient = {
  kind: "cli",
  name: "qwen-code",
  package: "@qwen-code/qwen-code",
  bin: "qwen",
  model: (upstream) => `lab/gpt-${upstream}`,
  setUp({ home, gateway, key, model }, prompt) {
    write(join(home, ".qwen/settings.json"), {
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      general: { disableAutoUpdate: true, enableAutoUpdate: false },
    });
    const alone = ["--auth-type", "openai", "--approval-mode", "yolo", "-o", "stream-json"];
    return {
      args: [...alone, prompt],
      env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${gateway}/v1`, OPENAI_MODEL: model },
    };
  },
  answerIn: (stdout) =>
    (jsonLines(stdout) as QwenLine[])
      .filter(({ type }) => type === "result")
      .map(({ result }) => result)
      .at(-1) ?? "",
  usageIn: (stdout) =>
    (jsonLines(stdout) as QwenLine[])
      .filter(({ type, usage }) => type === "result" && usage)
      .map(({ usage }) => ({ input: usage!.input_tokens, output: usage!.output_tokens }))
      .reduce<SdkUsage>(add, null),
};
