import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SdkUsage } from "./run-sdk";

/** Where a program is run, and the only two things of ours that it is told: base URL and key. */
export type Site = { home: string; directory: string; gateway: string; key: string; model: string };

export type CliClient = {
  kind: "cli";
  name: string;
  package: string;
  bin: string;
  model(upstream: string): string;
  /** It has calls of its own, such as for a title, in which it offers no tools and whose usage it does not show. */
  hidesCallsWithoutTools?: true;
  /** Writes its configuration into the home, and answers how it is run without a person. */
  setUp(site: Site, prompt: string): { args: string[]; env?: Record<string, string> };
  /** What it printed as the model's last words. */
  answerIn(stdout: string): string;
  /** All the usage that it shows; null where it shows none. */
  usageIn(stdout: string, stderr: string): SdkUsage;
};

function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
}

/** The JSON values of an output that has one on a line. */
function jsonLines(text: string): Record<string, unknown>[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line.startsWith("{") ? [JSON.parse(line) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
}

const add = (one: SdkUsage, other: SdkUsage): SdkUsage => ({
  input: (one?.input ?? 0) + (other?.input ?? 0),
  output: (one?.output ?? 0) + (other?.output ?? 0),
});

type OpencodePart = {
  text?: string;
  tokens?: { input: number; output: number; reasoning: number; cache: { read: number; write: number } };
};

const opencode: CliClient = {
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

const cn: CliClient = {
  kind: "cli",
  name: "cn",
  package: "@continuedev/cli",
  bin: "cn",
  model: (upstream) => `lab/gpt-${upstream}`,
  setUp({ home, gateway, key, model }, prompt) {
    const config = join(home, "config.yaml");
    const lines = [
      "name: eval",
      "version: 1.0.0",
      "schema: v1",
      "models:",
      "  - name: lab",
      "    provider: openai",
      `    model: ${model}`,
      `    apiBase: ${gateway}/v1`,
      `    apiKey: ${key}`,
      "    roles: [chat]",
      "    capabilities: [tool_use]",
    ];
    write(config, `${lines.join("\n")}\n`);
    return {
      args: ["-p", "--auto", "--config", config, prompt],
      env: { CONTINUE_TELEMETRY_ENABLED: "0", CONTINUE_GLOBAL_DIR: join(home, ".continue") },
    };
  },
  answerIn: (stdout) => stdout,
  usageIn: () => null,
};

const codex: CliClient = {
  kind: "cli",
  name: "codex",
  package: "@openai/codex",
  bin: "codex",
  model: (upstream) => `lab/gpt-${upstream}`,
  setUp({ home, directory, gateway, key, model }, prompt) {
    const lines = [
      `model = "${model}"`,
      'model_provider = "turnpike"',
      "check_for_update_on_startup = false",
      "[analytics]",
      "enabled = false",
      "[model_providers.turnpike]",
      'name = "Turnpike"',
      `base_url = "${gateway}/v1"`,
      'env_key = "TURNPIKE_KEY"',
      'wire_api = "responses"',
      "request_max_retries = 0",
      "stream_max_retries = 0",
    ];
    write(join(home, ".codex/config.toml"), `${lines.join("\n")}\n`);
    const alone = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox", "--json"];
    return { args: ["exec", ...alone, "-C", directory, prompt], env: { TURNPIKE_KEY: key } };
  },
  answerIn: (stdout) =>
    jsonLines(stdout)
      .map(({ item }) => item as { type?: string; text?: string } | undefined)
      .filter((item) => item?.type === "agent_message")
      .map((item) => item?.text)
      .at(-1) ?? "",
  usageIn: (stdout) =>
    jsonLines(stdout)
      .filter(({ type }) => type === "turn.completed")
      .map(({ usage }) => usage as { input_tokens: number; output_tokens: number })
      .map(({ input_tokens, output_tokens }) => ({ input: input_tokens, output: output_tokens }))
      .reduce<SdkUsage>(add, null),
};

type GeminiStats = {
  response?: string;
  stats?: { models: Record<string, { tokens: { prompt: number; candidates: number; thoughts: number } }> };
};

const geminiReport = (stdout: string) => JSON.parse(stdout.slice(stdout.indexOf("{"))) as GeminiStats;

const gemini: CliClient = {
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

type QwenLine = { type?: string; result?: string; usage?: { input_tokens: number; output_tokens: number } };

const qwen: CliClient = {
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

export const CLIS: readonly CliClient[] = [opencode, cn, codex, gemini, qwen];
