import { type Literal, renderLiteral, type Style } from "./literal";

const TYPESCRIPT: Style = {
  atom: (value) => JSON.stringify(value),
  key: typescriptKey,
  assign: ": ",
};

/** A plain `__proto__` would set the object's prototype; in brackets it is a key like any other. */
function typescriptKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

export const typescriptLiteral = (value: Literal, indent = "") => renderLiteral(value, TYPESCRIPT, indent);
