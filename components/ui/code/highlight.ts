export type CodeLanguage = "bash" | "python" | "typescript" | "go" | "json" | "text";
export type CodeToken = { kind: "comment" | "string" | "keyword" | "number" | "plain"; text: string };

const STRING = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const NUMBER = String.raw`\b\d[\d_]*(?:\.\d+)?\b`;

const NEVER = "(?!)";

const GRAMMARS: Record<Exclude<CodeLanguage, "text">, RegExp> = {
  bash: grammar(
    String.raw`(?<=^|\s)#[^\n]*`,
    `${STRING}|'[^']*'`,
    String.raw`\b(?:curl|export|npm|pip|node)\b`,
    NEVER,
  ),
  python: grammar(
    "#[^\n]*",
    `"""[\\s\\S]*?"""|${STRING}`,
    String.raw`\b(?:from|import|as|for|in|if|else|print|def|return|with|not|True|False|None|async|await)\b`,
  ),
  typescript: grammar(
    String.raw`//[^\n]*`,
    `\`(?:\\\\.|[^\`\\\\])*\`|${STRING}`,
    String.raw`\b(?:import|from|const|let|await|async|for|of|new|return|if|else|function|export|true|false|null|undefined)\b`,
  ),
  go: grammar(
    String.raw`//[^\n]*`,
    `\`[^\`]*\`|${STRING}`,
    String.raw`\b(?:package|import|func|var|struct|type|if|for|range|return|defer|break|nil|string|err)\b`,
  ),
  json: grammar(NEVER, STRING, String.raw`\b(?:true|false|null)\b`),
};

function grammar(comment: string, string: string, keyword: string, number = NUMBER): RegExp {
  return new RegExp(
    `(?<comment>${comment})|(?<string>${string})|(?<keyword>${keyword})|(?<number>${number})`,
    "gm",
  );
}

/** Splits code into coloured pieces whose texts join to exactly the input. Small on purpose: it runs in the browser. */
export function highlight(code: string, language: CodeLanguage): CodeToken[] {
  if (language === "text") return [{ kind: "plain", text: code }];
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(GRAMMARS[language])) {
    if (match.index > end) tokens.push({ kind: "plain", text: code.slice(end, match.index) });
    const groups = match.groups as Partial<Record<CodeToken["kind"], string>>;
    const kind = (Object.keys(groups) as CodeToken["kind"][]).find((name) => groups[name] !== undefined);
    tokens.push({ kind: kind ?? "plain", text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: "plain", text: code.slice(end) });
  return tokens;
}
