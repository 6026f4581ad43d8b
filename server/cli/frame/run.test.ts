import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { defineCommand } from "./command";
import { runCli } from "./run";

const greet = defineCommand({
  name: "greet person",
  summary: "Says hello.",
  options: {
    name: { kind: "text", value: "NAME", help: "Who is greeted.", required: true },
    times: { kind: "integer", value: "N", help: "How often.", default: 1, min: 1 },
    tone: { kind: "text", value: "TONE", help: "How.", choices: ["calm", "loud"] },
    tags: { kind: "list", value: "TAG", help: "Labels." },
    fail: { kind: "flag", help: "Fail." },
  },
  async run(options, terminal) {
    terminal.note("working");
    if (options.fail) throw new AppError("conflict", "Somebody else was greeted.");
    return { data: { ...options, nanos: 12n }, text: `Hello ${options.name}` };
  },
});

async function run(...args: string[]) {
  let stdout = "";
  let stderr = "";
  const stream = (write: (text: string) => void) =>
    ({ write, isTTY: false }) as unknown as NodeJS.WriteStream;
  const exitCode = await runCli([greet], args, {
    stdout: stream((text) => {
      stdout += text;
    }),
    stderr: stream((text) => {
      stderr += text;
    }),
  });
  return { exitCode, stdout, stderr };
}

describe("the command line", () => {
  it("prints the result alone on stdout", async () => {
    expect(await run("greet", "person", "--name", "Ada")).toEqual({
      exitCode: 0,
      stdout: "Hello Ada\n",
      stderr: "working\n",
    });
  });

  it("prints exactly one JSON object with --json, bigints as decimal strings", async () => {
    const { stdout, stderr } = await run(
      ..."greet person --name=Ada --tags a,b --tags c --times 3 --json".split(" "),
    );
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ name: "Ada", tags: ["a", "b", "c"], times: 3, nanos: "12" });
    expect(stderr).toBe("");
  });

  it.each([
    ["greet person", "--name NAME is missing: who is greeted."],
    ["greet person --name", "--name needs a value: NAME."],
    ["greet person --nam Ada", "greet person has no option --nam; did you mean --name?"],
    ["greet person --name A --name B", "--name may be given once."],
    ["greet person --name A --times 0", '--times must be a whole number of at least 1, not "0".'],
    ["greet person --name A --times 1.5", '--times must be a whole number of at least 1, not "1.5".'],
    ["greet person --name A --tone shrill", '--tone must be one of calm, loud, not "shrill".'],
    ["greet person Ada --name A", 'greet person takes no "Ada"; write it as an option.'],
    ["greet person --name A --fail=yes", "--fail takes no value."],
    ["greet persons", '"greet persons" is not a command; did you mean greet person?'],
    ["greet", "greet is not a command; there is greet person."],
    ["sing", '"sing" is not a command; see --help.'],
  ])("answers %s with one sentence and exit code 2", async (line, sentence) => {
    const { exitCode, stdout, stderr } = await run(...line.split(" "));
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: `${sentence}\n` });
  });

  it("answers a refused verb with its sentence, and as JSON with --json", async () => {
    const { exitCode, stdout, stderr } = await run(..."greet person --name A --fail --json".split(" "));
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "conflict", message: "Somebody else was greeted." },
    });
    expect(stderr).toBe("Somebody else was greeted.\n");
  });

  it("explains every option of a command without asking for the required ones", async () => {
    const { exitCode, stdout } = await run("greet", "person", "--help");
    expect(exitCode).toBe(0);
    for (const word of ["--name NAME", "required", "calm | loud", "default 1", "--json"]) {
      expect(stdout).toContain(word);
    }
    expect((await run("--help")).stdout).toContain("greet person  Says hello.");
  });
});
