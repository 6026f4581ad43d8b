import { join } from "node:path";
import { type CliClient, write } from "./cli";

export const cn: CliClient = {
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
