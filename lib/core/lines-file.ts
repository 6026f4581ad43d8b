import { type CsvCell, csvLine } from "./csv";

/** A file of lines, each with its end, made while they are sent; the name has its ending: `usage.csv`. */
export type LinesFile = { name: string; contentType: string; lines: AsyncIterable<string> };

type Many<T> = Iterable<T> | AsyncIterable<T>;

/** A CSV of rows, the first of which names the columns (RFC 4180). */
export function csvFile(name: string, rows: Many<readonly CsvCell[]>): LinesFile {
  return { name, contentType: "text/csv; charset=utf-8; header=present", lines: toLines(rows, csvLine) };
}

/** A JSON value a line. */
export function jsonLinesFile(name: string, values: Many<unknown>): LinesFile {
  const toLine = (value: unknown) => `${JSON.stringify(value)}\n`;
  return { name, contentType: "application/x-ndjson; charset=utf-8", lines: toLines(values, toLine) };
}

async function* toLines<T>(values: Many<T>, toLine: (value: T) => string): AsyncGenerator<string> {
  for await (const value of values) yield toLine(value);
}
