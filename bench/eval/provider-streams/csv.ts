/** The rows of a CSV with a head (RFC 4180), each by its column's name. */
export function readCsv(text: string): Record<string, string>[] {
  const fields = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [whole, field = "", end] of fields) {
    if (whole === "") break;
    const value = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
    rows.at(-1)!.push(value);
    if (end !== ",") rows.push([]);
  }
  const [head = [], ...rest] = rows.filter((row) => row.length > 0);
  return rest.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}
