import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goRawJson } from "./go";
import { pythonLiteral } from "./python";
import { shellQuoted } from "./shell";
import { typescriptLiteral } from "./typescript";

/** Pieces that have broken a quoting somewhere, and any text between them. */
const HARD = [
  ...["'", '"', "`", "\\", "\\'", '\\"', "$HOME", "$(x)", "%s", "{{x}}", "#{x}", "'''", '"""', "\\u0041"],
  ...[
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u0000",
    "\u007f",
    "\u2028",
    "\u2029",
    "\uFEFF",
    "é",
    "漢",
    "🚀",
    "</script>",
  ],
  ...["'EOF'", "\nEOF\n", "!", "*", "~", "//", "/*", "<!--", "__proto__", "constructor"],
];
const hardText = fc
  .array(fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join(""));
const value = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    hardText,
    fc.constantFrom(null, true, false, 0, -1.5, 1e21, 2 ** 31),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(hardText, tie("json"), { maxKeys: 3 }),
  ),
})).json;

const RUNS = 300;
/** As a body has it: what JSON keeps of a value. */
const samples = () => fc.sample(value, RUNS).map((one) => JSON.stringify(one));

const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "literals-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: string[], file: string, code: string): string {
  writeFileSync(join(folder, file), code);
  return execFileSync(command, [...args, file], { cwd: folder, maxBuffer: 2 ** 26 }).toString();
}

describe("a literal is the value, read by its own language, whatever is in it", () => {
  test("TypeScript", () => {
    for (const json of samples()) {
      const read: unknown = new Function(`return (${typescriptLiteral(JSON.parse(json))});`)();
      expect(JSON.stringify(read)).toBe(json);
    }
  });

  test.runIf(has("python3", "--version"))(
    "Python",
    () => {
      const all = samples();
      const literals = all.map((json) => `show(${pythonLiteral(JSON.parse(json))})`);
      const code = ["import json", "def show(value): print(json.dumps(value))", ...literals].join("\n");
      const lines = run("python3", [], "literals.py", code).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line))).toEqual(all.map((json) => JSON.parse(json)));
    },
    60_000,
  );

  test.runIf(has("bash", "--version"))(
    "a shell",
    () => {
      const all = samples();
      const code = all.map((json) => `printf '%s\\0' ${shellQuoted(json)}`).join("\n");
      expect(run("bash", [], "literals.sh", code).split("\0").slice(0, -1)).toEqual(all);
    },
    60_000,
  );

  test.runIf(has("go", "version"))(
    "Go",
    () => {
      const all = samples();
      const shown = all.map((json) => `\tfmt.Print(${goRawJson(json)}, "\\x00")`).join("\n");
      const code = `package main\n\nimport "fmt"\n\nfunc main() {\n${shown}\n}\n`;
      const texts = run("go", ["run"], "literals.go", code).split("\0").slice(0, -1);
      expect(texts.map((text) => JSON.parse(text))).toEqual(all.map((json) => JSON.parse(json)));
    },
    120_000,
  );
});
