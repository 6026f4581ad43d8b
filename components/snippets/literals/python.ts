import { type Literal, renderLiteral, type Style } from "./literal";

/** Python reads every escape that JSON writes. */
export const pythonText = (text: string) => JSON.stringify(text);

const NAMES = new Map<unknown, string>([
  [null, "None"],
  [true, "True"],
  [false, "False"],
]);

const PYTHON: Style = {
  atom: (value) => NAMES.get(value) ?? JSON.stringify(value),
  key: pythonText,
  assign: ": ",
};

export const pythonLiteral = (value: Literal, indent = "") => renderLiteral(value, PYTHON, indent);
