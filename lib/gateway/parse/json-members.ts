/** Where each member of the top-level object is in a JSON text that has already been parsed, and how deep it nests. */
export type JsonMembers = {
  /** Key → [start, end) of its value in the text; the last one where a key is repeated. */
  spans: Map<string, [start: number, end: number]>;
  repeated: boolean;
  depth: number;
  /** Index just after the opening brace. */
  bodyStart: number;
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

/** Index of the quote that closes the string opened at `open`. */
function stringEnd(text: string, open: number): number {
  let end = text.indexOf('"', open + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function stringValue(text: string, open: number, end: number): string {
  const plain = text.slice(open + 1, end);
  return plain.includes("\\") ? (JSON.parse(`"${plain}"`) as string) : plain;
}

class Scanner {
  readonly members: JsonMembers;
  private depth = 0;
  private key = "";
  private valueStart = -1;

  private readonly text: string;

  constructor(text: string, bodyStart: number) {
    this.text = text;
    this.members = { spans: new Map(), repeated: false, depth: 1, bodyStart };
  }

  scan(): JsonMembers {
    const { text } = this;
    for (let i = this.members.bodyStart - 1; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char === QUOTE) i = this.skipString(i);
      else if (char === OPEN_OBJECT || char === OPEN_ARRAY) this.open();
      else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) this.close(i);
      else if (this.depth === 1 && char === COLON) this.valueStart = i + 1;
      else if (this.depth === 1 && char === COMMA) this.endMember(i);
    }
    return this.members;
  }

  private skipString(open: number): number {
    const end = stringEnd(this.text, open);
    if (this.depth === 1 && this.valueStart < 0) this.key = stringValue(this.text, open, end);
    return end;
  }

  private open(): void {
    this.depth++;
    if (this.depth > this.members.depth) this.members.depth = this.depth;
  }

  private close(at: number): void {
    if (this.depth === 1) this.endMember(at);
    this.depth--;
  }

  private endMember(at: number): void {
    if (this.valueStart < 0) return;
    if (this.members.spans.has(this.key)) this.members.repeated = true;
    this.members.spans.set(this.key, [this.valueStart, at]);
    this.valueStart = -1;
  }
}

/** Walks a valid JSON text whose top level is an object. Iterative: depth cannot exhaust the stack. */
export function scanMembers(text: string): JsonMembers {
  return new Scanner(text, text.indexOf("{") + 1).scan();
}

/**
 * The same text with some top-level members replaced or added (`values` are JSON texts): every other byte stays as the
 * caller wrote it, so numbers beyond a double and unknown fields pass through untouched.
 */
export function spliceMembers(text: string, members: JsonMembers, values: Record<string, string>): string {
  const edits: [start: number, end: number, text: string][] = [];
  const additions: string[] = [];
  for (const key of Object.keys(values)) {
    const span = members.spans.get(key);
    if (span) edits.push([span[0], span[1], values[key]!]);
    else additions.push(`${JSON.stringify(key)}:${values[key]}`);
  }
  edits.sort((a, b) => a[0] - b[0]);
  const separator = additions.length > 0 && members.spans.size > 0 ? "," : "";
  let out = text.slice(0, members.bodyStart) + additions.join(",") + separator;
  let from = members.bodyStart;
  for (const [start, end, value] of edits) {
    out += text.slice(from, start) + value;
    from = end;
  }
  return out + text.slice(from);
}

/** Index just after the bracket that ends `depth` open ones (or, from a bracket with none open, its own end). */
function closeOf(text: string, from: number, depth: number): number {
  let open = depth;
  for (let i = from; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) i = stringEnd(text, i);
    else if (char === OPEN_OBJECT || char === OPEN_ARRAY) open++;
    else if ((char === CLOSE_OBJECT || char === CLOSE_ARRAY) && --open === 0) return i + 1;
  }
  return text.length;
}

/**
 * The [start, end) of the top-level member `name` when it is an object, written without spaces and named once; null when
 * only `scanMembers` can tell. Reads no further back than the member, so it is fast for what providers put at the end.
 */
export function findLateObject(text: string, name: string): [start: number, end: number] | null {
  const mark = `"${name}":{`;
  const at = text.lastIndexOf(mark);
  if (at < 1 || text.charCodeAt(at - 1) === BACKSLASH || text.indexOf(mark) !== at) return null;
  const start = at + mark.length - 1;
  const end = closeOf(text, start, 0);
  return text.slice(closeOf(text, end, 1)).trim() === "" ? [start, end] : null;
}
