/** One recording through one door, and what differed. */
export type Tried = { file: string; folder: string; door: string; reports: boolean; faults: string[] };

const HEAD = ["provider", "files", "reporting", "calls", "exact", "different"];

function rowOf(folder: string, tried: Tried[]): string[] {
  const files = (some: Tried[]) => String(new Set(some.map(({ file }) => file)).size);
  const exact = tried.filter(({ faults }) => faults.length === 0).length;
  const reporting = files(tried.filter(({ reports }) => reports));
  return [folder, files(tried), reporting, String(tried.length), String(exact), String(tried.length - exact)];
}

/** A row a provider, then each difference on a line. */
export function toTable(tried: Tried[]): string {
  const folders = [...new Set(tried.map(({ folder }) => folder))];
  const rows = folders.map((folder) =>
    rowOf(
      folder,
      tried.filter((one) => one.folder === folder),
    ),
  );
  rows.push(rowOf("all", tried));
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => row[i]!.length)));
  const line = (row: string[]) => row.map((cell, i) => cell.padEnd(widths[i]!)).join("  ");
  const differences = tried
    .filter(({ faults }) => faults.length > 0)
    .map(({ file, door, faults }) => `  ${file} [${door}]: ${faults.join("; ")}`);
  return [line(HEAD), ...rows.map(line), ...differences].join("\n");
}
