/** Names the columns of packed rows; an object of an answer that has this name itself is kept under `plain`. */
const COLUMNS = "$columns";
const ROWS_MIN = 4;

type Json = unknown;
type Row = Record<string, Json>;

const isRow = (value: Json): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Rows that all have the same names, in the same order. */
function namesOf(values: readonly Json[]): string[] | null {
  const [first] = values;
  if (values.length < ROWS_MIN || !isRow(first)) return null;
  const names = Object.keys(first);
  const isAlike = (value: Json) => {
    if (!isRow(value)) return false;
    const own = Object.keys(value);
    return own.length === names.length && own.every((name, at) => name === names[at]);
  };
  return names.length > 0 && values.every(isAlike) ? names : null;
}

function pack(value: Json): Json {
  if (Array.isArray(value)) {
    const names = namesOf(value);
    if (!names) return value.map(pack);
    return { [COLUMNS]: names, values: names.map((name) => pack(value.map((row: Row) => row[name]))) };
  }
  if (!isRow(value)) return value;
  const packed = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, pack(inner)]));
  return Object.hasOwn(value, COLUMNS) ? { [COLUMNS]: null, plain: Object.entries(packed) } : packed;
}

function unpack(value: Json): Json {
  if (Array.isArray(value)) return value.map(unpack);
  if (!isRow(value)) return value;
  if (!Object.hasOwn(value, COLUMNS))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unpack(inner)]));
  const names = value[COLUMNS] as string[] | null;
  if (!names)
    return Object.fromEntries(
      (value.plain as [string, Json][]).map(([name, inner]) => [name, unpack(inner)]),
    );
  const columns = (value.values as Json[]).map(unpack) as Json[][];
  return columns[0]!.map((_, row) => Object.fromEntries(names.map((name, at) => [name, columns[at]![row]])));
}

/** An answer as a text in which the names of like rows stand once: a chart's week takes a quarter of its JSON. */
export function packedText(answer: Json): string {
  return JSON.stringify(pack(answer));
}

export function readPacked(text: string): Json {
  return unpack(JSON.parse(text));
}
