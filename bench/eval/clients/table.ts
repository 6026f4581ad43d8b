import type { Verdict } from "./judge-sdk";

const COLUMNS = ["text", "stream", "tools", "tools-stream", "lookups", "401", "402", "429", "books"] as const;
type Column = (typeof COLUMNS)[number];

export type Row = {
  client: string;
  version: string;
  upstreams: string;
  cells: Partial<Record<Column, "pass" | "FAIL">>;
  faults: string[];
};

const columnOf = (name: string) => (name.startsWith("429") ? "429" : name) as Column;

/** A client's line: a column fails when any of its cases does, with any upstream. */
export function toRow(
  client: string,
  version: string,
  kinds: readonly string[],
  verdicts: Verdict[],
  bookFaults: string[],
): Row {
  const cells: Row["cells"] = {};
  for (const { case: name, faults } of verdicts) {
    const column = columnOf(name);
    cells[column] = faults.length > 0 || cells[column] === "FAIL" ? "FAIL" : "pass";
  }
  cells.books = bookFaults.length > 0 ? "FAIL" : "pass";
  const faults = [
    ...verdicts.flatMap((one) => one.faults.map((fault) => `${one.case} ${one.model}: ${fault}`)),
    ...bookFaults.map((fault) => `books: ${fault}`),
  ];
  return { client, version, upstreams: kinds.join(", "), cells, faults };
}

/** The rows as a Markdown table. */
export function toTable(rows: Row[]): string {
  const head = ["client", "version", ...COLUMNS, "upstreams"];
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map(() => "---")),
    ...rows.map(({ client, version, cells, upstreams }) =>
      line([client, version, ...COLUMNS.map((column) => cells[column] ?? "–"), upstreams]),
    ),
  ].join("\n");
}
