import { parseArgs } from "node:util";
import { type Command, type OptionSpec, type OptionSpecs, UsageError } from "./command";

export type Parsed = { values: Record<string, unknown>; json: boolean; help: boolean };

const SHARED: OptionSpecs = {
  json: { kind: "flag", help: "Print one JSON object instead of text." },
  help: { kind: "flag", help: "Explain this command." },
};

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The known word that was probably meant, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((name) => ({ name, off: distance(word, name) })).sort((a, b) => a.off - b.off);
  return ranked[0] && ranked[0].off <= Math.max(2, word.length / 3) ? ranked[0].name : undefined;
}

function readInteger(name: string, text: string, min: number): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value) || value < min) {
    throw new UsageError(`--${name} must be a whole number of at least ${min}, not ${JSON.stringify(text)}.`);
  }
  return value;
}

function readOne(name: string, spec: OptionSpec, text: string): unknown {
  if (spec.kind === "integer") return readInteger(name, text, spec.min ?? 0);
  if (spec.kind === "text" && spec.choices && !spec.choices.includes(text)) {
    throw new UsageError(`--${name} must be one of ${spec.choices.join(", ")}, not ${JSON.stringify(text)}.`);
  }
  return text;
}

function readAll(name: string, spec: OptionSpec, given: string[]): unknown {
  if (spec.kind === "list") return given.flatMap((text) => text.split(",")).map((text) => text.trim());
  if (given.length > 1) throw new UsageError(`--${name} may be given once.`);
  return readOne(name, spec, given[0]!);
}

function defaultOf(name: string, spec: OptionSpec): unknown {
  if (spec.kind === "flag") return false;
  if (spec.kind === "list") return undefined;
  if (spec.required) throw new UsageError(`--${name} ${spec.value} is missing: ${lowerFirst(spec.help)}`);
  return spec.default;
}

function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}

type Token = { name: string; rawName: string; value?: string | undefined };

function requireSpec(command: Command, specs: OptionSpecs, token: Token): OptionSpec {
  if (Object.hasOwn(specs, token.name)) return specs[token.name]!;
  const guess = nearest(token.name, Object.keys(specs));
  const hint = guess ? `; did you mean --${guess}?` : `; see ${command.name} --help.`;
  throw new UsageError(`${command.name} has no option ${token.rawName}${hint}`);
}

/** What was typed for each option, in order; a flag has an empty text. */
function collect(command: Command, specs: OptionSpecs, args: readonly string[]): Map<string, string[]> {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      { type: spec.kind === "flag" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw new UsageError(`${command.name} takes no ${JSON.stringify(token.value)}; write it as an option.`);
    }
    if (token.kind !== "option") continue;
    const spec = requireSpec(command, specs, token);
    if (spec.kind === "flag" && token.value !== undefined) {
      throw new UsageError(`--${token.name} takes no value.`);
    }
    if (spec.kind !== "flag" && token.value === undefined) {
      throw new UsageError(`--${token.name} needs a value: ${spec.value}.`);
    }
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ""]);
  }
  return given;
}

/** Reads the words after a command's name against its option table; throws UsageError with one sentence. */
export function parseOptions(command: Command, args: readonly string[]): Parsed {
  const given = collect(command, { ...command.options, ...SHARED }, args);
  const help = given.has("help");
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(command.options)) {
    const texts = given.get(name);
    if (texts) values[name] = spec.kind === "flag" ? true : readAll(name, spec, texts);
    else values[name] = help ? undefined : defaultOf(name, spec);
  }
  return { values, json: given.has("json"), help };
}
