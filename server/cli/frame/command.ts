/** How one option is written and read. A `text` with `choices` must be one of them. */
export type OptionSpec =
  | { kind: "flag"; help: string }
  | {
      kind: "text";
      value: string;
      help: string;
      required?: true;
      default?: string;
      choices?: readonly string[];
    }
  | { kind: "integer"; value: string; help: string; required?: true; default?: number; min?: number }
  | { kind: "list"; value: string; help: string };

export type OptionSpecs = Record<string, OptionSpec>;

type Given<S, T> = S extends { required: true } | { default: unknown } ? T : T | undefined;
type ValueOf<S extends OptionSpec> = S extends { kind: "flag" }
  ? boolean
  : S extends { kind: "list" }
    ? string[] | undefined
    : S extends { kind: "integer" }
      ? Given<S, number>
      : Given<S, string>;

/** The options of a command as its `run` receives them, by their written names. */
export type OptionValues<O extends OptionSpecs> = { [K in keyof O]: ValueOf<O[K]> };

/** What a command answers: one JSON object for machines, text for people, and an exit code when it is not 0. */
export type CommandResult = { data: Record<string, unknown>; text: string; exitCode?: number };

/** What a command may use of the terminal besides its result. */
export type Terminal = {
  progress(label: string, done: number, total: number): void;
  note(line: string): void;
};

export type Command<O extends OptionSpecs = OptionSpecs> = {
  /** As typed: `key create`. */
  name: string;
  summary: string;
  options: O;
  run(options: OptionValues<O>, terminal: Terminal): Promise<CommandResult>;
};

/** Declares a command; the parser, `--help` and the types of `run` come from its option table. */
export function defineCommand<O extends OptionSpecs>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** The command line is at fault, not the installation: one sentence that names the option; exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
