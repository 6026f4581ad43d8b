import { join } from "node:path";
import type { SdkUsage } from "../sdk-line";
import { add, type CliClient, jsonLines, write } from "./cli";

type OpencodePart = {
  text?: string;
  tokens?: { input: number; output: number; reasoning: number; cache: { read: number; write: number } };
};

export const opencode: CliClient = {
  kind: "cli",
  name: "opencode",
  package: "opencode-ai",
  bin: "opencode",
  hidesCallsWithoutTools: true,
  model: (upstream) => `lab/gpt-${upstream}`,
  setUp({ home, directory, gateway, key, model }, prompt) {
    const options = { baseURL: `${gateway}/v1`, apiKey: key };
    write(join(home, ".config/opencode/opencode.json"), {
      autoupdate: false,
      share: "disabled",
      permission: { "*": "allow" },
      provider: {
        turnpike: { npm: "@ai-sdk/openai-compatible", options, models: { [model]: { name: model } } },
      },
    });
    return {
      args: ["run", "--format", "json", "--dir", directory, "-m", `turnpike/${model}`, prompt],
      env: {
        OPENCODE_DISABLE_MODELS_FETCH: "1",
        OPENCODE_DISABLE_AUTOUPDATE: "1",
        OPENCODE_DISABLE_LSP_DOWNLOAD: "1",
      },
    };
  },
  answerIn: (stdout) =>
    jsonLines(stdout)
      .filter(({ type }) => type === "text")
      .map(({ part }) => (part as OpencodePart).text)
      .at(-1) ?? "",
  usageIn: (stdout) =>
    jsonLines(stdout)
      .filter(({ type }) => type === "step_finish")
      .map(({ part }) => (part as OpencodePart).tokens!)
      .map(({ input, output, reasoning, cache }) => ({
        input: input + cache.read + cache.write,
        output: output + reasoning,
      }))
      .reduce<SdkUsage>(add, null),
};
