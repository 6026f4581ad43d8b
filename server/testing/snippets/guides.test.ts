import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { fillPlaceholders, type RunBlock, runBlocks } from "./fences";
import { MACHINE } from "./languages";
import { runSnippet } from "./run-snippet";
import { PICTURE } from "./sample-files";
import { SNIPPET_MODEL, startSnippetGateway } from "./snippet-gateway";

const FOLDER = "docs/guides";
const guides = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => ({ name, blocks: runBlocks(readFileSync(join(FOLDER, name), "utf8")) }));

const database = useTestDatabase();
let gateway: Awaited<ReturnType<typeof startSnippetGateway>>;
beforeAll(async () => {
  gateway = await startSnippetGateway(database.url);
}, 120_000);
afterAll(() => gateway?.stop());

const files = {
  "picture.png": PICTURE,
  "notes.txt": "Tolls are paid by the mile.\n",
  "requests.jsonl": `${JSON.stringify({ custom_id: "1", method: "POST", url: "/v1/chat/completions", body: { model: SNIPPET_MODEL, messages: [{ role: "user", content: "Hi" }] } })}\n`,
};

const CANNOT = {
  bash: MACHINE.curl ? null : "no curl",
  python: MACHINE.pythonClients ? null : "no python3 with openai and anthropic",
  ts: null,
  go: MACHINE.go ? null : "no go",
};

async function run(block: RunBlock) {
  const code = fillPlaceholders(block.code, { gatewayUrl: gateway.url, model: SNIPPET_MODEL });
  const outcome = await runSnippet({ language: block.language, code, env: gateway.env, files });
  const calls = gateway.takeCalls();
  const told = `${outcome.stderr}\n${outcome.stdout}`;
  expect(outcome.exitCode, told).toBe(0);
  expect(calls.length, "calls of the gateway").toBeGreaterThanOrEqual(block.callsMin);
  const refused = calls.map(({ status }) => status).filter((status) => status >= 400);
  if (block.status === null) expect(refused, told).toEqual([]);
  else {
    expect(refused, told).toContain(block.status);
    expect(new Set(refused), told).toEqual(new Set([block.status]));
  }
  if (block.out !== null) expect(outcome.stdout).toContain(block.out);
}

describe.each(guides)("the code of docs/guides/$name", ({ blocks }) => {
  for (const block of blocks) {
    const cannot = CANNOT[block.language];
    const name = `line ${block.line}, ${block.language}${cannot ? ` (not run: ${cannot})` : " runs as it stands"}`;
    it.skipIf(cannot !== null)(name, () => run(block), 120_000);
  }
  it("is read to its last fence", () => expect(blocks.every(({ code }) => code.trim() !== "")).toBe(true));
});

describe("what is marked", () => {
  it("is run when it says so, with what it says about itself", () => {
    const text = '```json\n{}\n```\n```bash\nls\n```\n\n```ts run status=404 out="not found"\nfail();\n```\n';
    expect(runBlocks(text)).toEqual([
      { line: 8, language: "ts", code: "fail();\n", status: 404, callsMin: 1, out: "not found" },
    ]);
  });

  it.each(["```rust run\n```\n", "```ts run sometimes\n```\n", "```ts run status=200\n```\n"])(
    "%j is refused rather than passed over",
    (text) => expect(() => runBlocks(text)).toThrow(),
  );
});
