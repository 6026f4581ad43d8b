import type { Command, OptionSpec } from "./command";
import { columns } from "./text";

function usageOf(name: string, spec: OptionSpec): string {
  return spec.kind === "flag" ? `--${name}` : `--${name} ${spec.value}`;
}

function helpOf(spec: OptionSpec): string {
  const notes: string[] = [];
  if (spec.kind === "text" && spec.choices) notes.push(spec.choices.join(" | "));
  if (spec.kind === "list") notes.push("several: with commas, or given again");
  if ("required" in spec && spec.required) notes.push("required");
  if ("default" in spec && spec.default !== undefined) notes.push(`default ${spec.default}`);
  return notes.length > 0 ? `${spec.help} (${notes.join("; ")})` : spec.help;
}

/** The page of one command. */
export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, spec]) => [usageOf(name, spec), helpOf(spec)]);
  rows.push(["--json", "Print one JSON object instead of text."]);
  return [
    command.summary,
    "",
    `Usage: npm run -s cli -- ${command.name} [options]`,
    "",
    columns(rows, { indent: 2 }),
  ].join("\n");
}

/** The list of every command. */
export function overview(commands: readonly Command[]): string {
  return [
    "The command line of a Turnpike installation: the same verbs as the pages, for operators and automation.",
    "",
    "Usage: npm run -s cli -- <command> [options] [--json]",
    "",
    columns(
      commands.map((command) => [command.name, command.summary]),
      { indent: 2 },
    ),
    "",
    "Each command explains its options with --help. Exit code 0: done, 1: could not be done, 2: bad input.",
  ].join("\n");
}
