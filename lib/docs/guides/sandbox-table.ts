/** What each model of the sandbox is for. */
const SANDBOX_MODELS: Record<string, string> = {
  "sandbox/echo": "gives the last message back",
  "sandbox/small": "writes two to five sentences",
  "sandbox/large": "writes eight to sixteen sentences, more slowly",
  "sandbox/tools": "calls the first tool that you define",
  "sandbox/reasoner": "thinks before it answers: its usage has reasoning tokens",
  "sandbox/slow": "waits four seconds before the first token, then writes eight tokens a second",
  "sandbox/error-429": "refuses as a provider at its own limit does",
  "sandbox/error-500": "fails as a provider does",
  "sandbox/overloaded": "answers 503 with `Retry-After`",
  "sandbox/cut-stream": "breaks off in the middle of a stream",
  "sandbox/malformed": "sends what is not JSON",
  "sandbox/no-usage": "leaves the token counts out, so that the gateway counts them itself",
};

export function sandboxTable(): string {
  const rows = Object.entries(SANDBOX_MODELS).map(([model, text]) => `| \`${model}\` | ${text} |`);
  return ["| Model | What it does |", "|---|---|", ...rows].join("\n");
}
