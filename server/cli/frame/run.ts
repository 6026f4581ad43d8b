import { AppError } from "@/lib/core/errors";
import { type Command, type CommandResult, UsageError } from "./command";
import { commandHelp, overview } from "./help";
import { nearest, parseOptions } from "./parse";
import { createTerminal } from "./terminal";
import { toJsonLine } from "./text";

type Streams = { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream };

const EXIT = { done: 0, failed: 1, badInput: 2 } as const;
const INPUT_STATUSES = [400, 403, 404, 409];

function findCommand(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; rest: string[] } {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(" ");
    const command = commands.find((candidate) => candidate.name === name);
    if (command) return { command, rest: args.slice(length) };
  }
  const typed = args
    .slice(0, 2)
    .filter((word) => !word.startsWith("-"))
    .join(" ");
  const guess = nearest(
    typed,
    commands.map((command) => command.name),
  );
  const family = commands.filter((command) => command.name.startsWith(`${args[0]} `));
  if (!guess && family.length > 0) {
    throw new UsageError(
      `${typed} is not a command; there ${family.length > 1 ? "are" : "is"} ${family.map((command) => command.name).join(", ")}.`,
    );
  }
  throw new UsageError(
    `${JSON.stringify(typed)} is not a command${guess ? `; did you mean ${guess}?` : "; see --help."}`,
  );
}

function describe(thrown: unknown): { code: string; message: string; exitCode: number } {
  if (thrown instanceof UsageError)
    return { code: "invalid_request", message: thrown.message, exitCode: EXIT.badInput };
  if (thrown instanceof AppError) {
    const exitCode = INPUT_STATUSES.includes(thrown.status) ? EXIT.badInput : EXIT.failed;
    return { code: thrown.code, message: thrown.message, exitCode };
  }
  const message = thrown instanceof Error ? plainSentence(thrown) : String(thrown);
  return { code: "failed", message, exitCode: EXIT.failed };
}

function plainSentence(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ECONNREFUSED" || /Can't reach database|ECONNREFUSED/.test(error.message)) {
    return "The database does not answer: start Turnpike with npm start, or check DATABASE_URL.";
  }
  const text = error.message.trim().split("\n").at(-1)!;
  return text || error.name;
}

/** Runs one command line and answers its exit code; stdout gets the result only, stderr everything else. */
export async function runCli(
  commands: readonly Command[],
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  const wantsJson = args.includes("--json");
  try {
    if (args.length === 0 || args[0] === "--help" || args[0] === "help") {
      streams.stdout.write(`${overview(commands)}\n`);
      return EXIT.done;
    }
    const { command, rest } = findCommand(commands, args);
    const { values, json, help } = parseOptions(command, rest);
    if (help) {
      streams.stdout.write(`${commandHelp(command)}\n`);
      return EXIT.done;
    }
    const result: CommandResult = await command.run(values as never, createTerminal(streams.stderr, json));
    streams.stdout.write(`${json ? toJsonLine(result.data) : result.text}\n`);
    return result.exitCode ?? EXIT.done;
  } catch (thrown) {
    const { code, message, exitCode } = describe(thrown);
    if (wantsJson) streams.stdout.write(`${toJsonLine({ error: { code, message } })}\n`);
    streams.stderr.write(`${message}\n`);
    return exitCode;
  }
}
