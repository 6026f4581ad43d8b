import type { SnippetLanguage } from "./languages";

/** A fenced block of a guide that a test runs; docs/guides/README.md has the convention. */
export type RunBlock = {
  line: number;
  language: SnippetLanguage;
  code: string;
  /** The refusal that its calls are meant to meet. */
  status: number | null;
  callsMin: number;
  /** A text that it prints. */
  out: string | null;
};

const FENCE = /^(?<ticks>`{3,})(?<info>[^`\n]*)\n(?<code>[\s\S]*?)^\k<ticks>[ \t]*$/gm;
const LANGUAGES: Record<string, SnippetLanguage> = { bash: "bash", python: "python", ts: "ts", go: "go" };
const WORD = /([a-z]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

/** The blocks marked to be run. Throws on a language without a runner and on a word that it does not know. */
export function runBlocks(markdown: string): RunBlock[] {
  return [...markdown.matchAll(FENCE)].flatMap((match) => {
    const { info = "", code = "" } = match.groups!;
    const [language = "", mark, ...rest] = info.trim().split(/\s+/);
    if (mark !== "run") return [];
    const line = markdown.slice(0, match.index).split("\n").length;
    const runner = LANGUAGES[language];
    if (!runner) throw new Error(`line ${line}: no runner for "${language}"`);
    return [{ line, language: runner, code, ...readWords(rest.join(" "), line) }];
  });
}

function readWords(text: string, line: number): Pick<RunBlock, "status" | "callsMin" | "out"> {
  const words: Pick<RunBlock, "status" | "callsMin" | "out"> = { status: null, callsMin: 1, out: null };
  for (const [, name, quoted, bare] of text.matchAll(WORD)) {
    const value = quoted ?? bare ?? "";
    if (name === "status" && /^[45]\d\d$/.test(value)) words.status = Number(value);
    else if (name === "calls" && value === "0") words.callsMin = 0;
    else if (name === "out" && value !== "") words.out = value;
    else throw new Error(`line ${line}: "${name}=${value}" is not known`);
  }
  return words;
}

/** The block as the page shows it to a reader. */
export function fillPlaceholders(code: string, values: Record<string, string>): string {
  return code.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
