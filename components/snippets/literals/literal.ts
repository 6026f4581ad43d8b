import type { Json } from "@/lib/contract/playground-request";

/** An expression of the language itself among the values of a literal, such as a call that reads a file. */
export class Code {
  readonly write: (indent: string) => string;

  constructor(write: string | ((indent: string) => string)) {
    this.write = typeof write === "string" ? () => write : write;
  }
}

type Atom = string | number | boolean | null;
export type Literal = Atom | Code | readonly Literal[] | { readonly [key: string]: Literal | undefined };

export type Style = {
  atom: (value: Atom) => string;
  key: (name: string) => string;
  /** Between a key and its value. */
  assign: string;
};

const FLAT_MAX = 60;

/** Writes a value as a literal of a language, two spaces deeper a level; what fits on a line stays on it. */
export function renderLiteral(value: Literal, style: Style, indent: string): string {
  if (value instanceof Code) return value.write(indent);
  if (value === null || typeof value !== "object") return style.atom(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item: Literal) => renderLiteral(item, style, inner))
    : entriesOf(value as Record<string, Literal>).map(
        ([name, item]) => style.key(name) + style.assign + renderLiteral(item, style, inner),
      );
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const flat = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  if (flat.length <= FLAT_MAX && !flat.includes("\n")) return flat;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

/** The fields that are set. */
export function entriesOf<T>(value: { readonly [key: string]: T | undefined }): [string, T][] {
  return Object.entries(value).filter((entry): entry is [string, T] => entry[1] !== undefined);
}

/** The same value with some of its texts replaced by expressions. */
export function withCode(value: Json, codeFor: (text: string) => Code | undefined): Literal {
  if (typeof value === "string") return codeFor(value) ?? value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => withCode(item, codeFor));
  return Object.fromEntries(entriesOf(value).map(([name, item]) => [name, withCode(item, codeFor)]));
}
