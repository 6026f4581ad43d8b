import { join } from "node:path";
import type { SdkUsage } from "../sdk-line";
import { add, type CliClient, jsonLines, write } from "./cli";

export const codex: CliClient = {
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
