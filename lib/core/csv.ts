export type CsvCell = string | number | bigint | null;

/** What a spreadsheet would run as a formula; a quote before it makes it text (OWASP, CSV injection). */
const FORMULA = /^[\t\r\n ]*[=+\-@]|^[\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const SPECIAL = /[",\r\n]|^\s|\s$/;

function toCell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of RFC 4180 with its line end. Numbers, also written as text, stay as they are; other text cannot become a formula. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}
