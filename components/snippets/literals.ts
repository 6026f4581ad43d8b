export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

type Style = {
  atom: (value: string | number | boolean | null) => string;
  key: (name: string) => string;
  /** Between a key and its value. */
  assign: string;
};

const FLAT_MAX = 60;

/** Writes a JSON value as a literal of a language, two spaces deeper a level; what fits on a line stays on it. */
function render(value: Json, style: Style, indent: string): string {
  if (value === null || typeof value !== "object") return style.atom(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => render(item, style, inner))
    : entriesOf(value).map(([name, item]) => style.key(name) + style.assign + render(item, style, inner));
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const flat = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  if (flat.length <= FLAT_MAX && !flat.includes("\n")) return flat;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

export function entriesOf(value: { [key: string]: Json | undefined }): [string, Json][] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

const quoted = (text: string) => JSON.stringify(text);

const PYTHON: Style = {
  atom: (value) =>
    value === null ? "None" : value === true ? "True" : value === false ? "False" : JSON.stringify(value),
  key: quoted,
  assign: ": ",
};

const TYPESCRIPT: Style = {
  atom: (value) => JSON.stringify(value),
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)),
  assign: ": ",
};

export const pythonLiteral = (value: Json, indent = "") => render(value, PYTHON, indent);
export const typescriptLiteral = (value: Json, indent = "") => render(value, TYPESCRIPT, indent);
