import { join } from "node:path";
import type { SdkUsage } from "../sdk-line";
import { add, type CliClient, write } from "./cli";

type GeminiStats = {
  response?: string;
  stats?: { models: Record<string, { tokens: { prompt: number; candidates: number; thoughts: number } }> };
};

const geminiReport = (stdout: string) => JSON.parse(stdout.slice(stdout.indexOf("{"))) as GeminiStats;

export const gemini: CliClient = {
  kind: "cli",
  name: "gemini-cli",
  package: "@google/gemini-cli",
  bin: "gemini",
  model: (upstream) => `gemini-${upstream}`,
  setUp({ home, gateway, key, model }, prompt) {
    write(join(home, ".gemini/settings.json"), {
      security: { auth: { selectedType: "gemini-api-key" }, folderTrust: { enabled: false } },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      general: { disableAutoUpdate: true, enableAutoUpdate: false },
    });
    return {
      args: ["-m", model, "--yolo", "--skip-trust", "-o", "json", "-p", prompt],
      env: { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: gateway, GEMINI_CLI_NO_RELAUNCH: "true" },
    };
  },
  answerIn: (stdout) => geminiReport(stdout).response ?? "",
  usageIn: (stdout) =>
    Object.values(geminiReport(stdout).stats?.models ?? {})
      .map(({ tokens }) => ({ input: tokens.prompt, output: tokens.candidates + tokens.thoughts }))
      .reduce<SdkUsage>(add, null),
};
