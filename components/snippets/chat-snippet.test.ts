import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { highlight } from "../ui/code/highlight";
import { type ChatBody, chatSnippet } from "./chat-snippet";

const body: ChatBody = {
  model: "sandbox/small",
  messages: [
    { role: "system", content: 'Say "it\'s fine"\nand `no` more: $HOME \\ é 漢' },
    { role: "user", content: "Count to three, please; a sentence that is long enough to break the line." },
  ],
  stream: true,
  temperature: 0.2,
  stop: ["\n\n"],
  logprobs: false,
  seed: undefined,
  provider_order: ["a"],
};
const sent = JSON.parse(JSON.stringify(body));
const input = { gatewayUrl: "http://localhost:4000", apiKey: "tp_live_secret", body };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "snippet-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the code that is shown sends exactly what was sent", () => {
  test("curl, read by a real shell", () => {
    const script = `curl() { printf '%s\\0' "$@"; }\n${chatSnippet("curl", input)}`;
    const args = execFileSync("bash", ["-c", script]).toString().split("\0");
    expect(JSON.parse(args[args.indexOf("-d") + 1]!)).toEqual(sent);
    expect(args).toContain("http://localhost:4000/v1/chat/completions");
    expect(args).toContain("Authorization: Bearer tp_live_secret");
  });

  test("TypeScript, run against a recording client", () => {
    writeFileSync(
      join(folder, "client.mjs"),
      `export default class { constructor(o) { this.o = o; this.chat = { completions: { create: async (b) => {
        console.error(JSON.stringify({ ...this.o, body: b })); return (async function* () {})(); } } }; } }`,
    );
    const code = chatSnippet("typescript", input).replace('"openai"', '"./client.mjs"');
    writeFileSync(join(folder, "run.mjs"), code);
    const { stderr } = spawnSync(process.execPath, [join(folder, "run.mjs")]);
    expect(JSON.parse(stderr.toString())).toEqual({
      baseURL: "http://localhost:4000/v1",
      apiKey: "tp_live_secret",
      body: sent,
    });
  });

  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  test.runIf(hasPython)("Python, run against a recording client", () => {
    writeFileSync(
      join(folder, "openai.py"),
      `import json, sys
class OpenAI:
    def __init__(self, **o): self.chat = self; self.completions = self
    def create(self, extra_body={}, **kw): sys.stderr.write(json.dumps({**kw, **extra_body})); return []`,
    );
    const { stderr } = spawnSync("python3", ["-c", chatSnippet("python", input)], { cwd: folder });
    expect(JSON.parse(stderr.toString())).toEqual(sent);
  });

  test("without a secret the code reads it from the environment", () => {
    for (const language of ["curl", "python", "typescript"] as const) {
      expect(chatSnippet(language, { ...input, apiKey: undefined })).toContain("TURNPIKE_API_KEY");
    }
  });
});

test("highlighting changes no character", () => {
  const languages = { curl: "bash", python: "python", typescript: "typescript" } as const;
  for (const [name, language] of Object.entries(languages)) {
    const code = chatSnippet(name as "curl", input);
    expect(
      highlight(code, language)
        .map((token) => token.text)
        .join(""),
    ).toBe(code);
  }
});
