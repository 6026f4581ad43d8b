/** One line of the table. `must` is what it has to be; without one it only informs. `examples` show what is wrong. */
export type Figure = { name: string; value: string; must?: string; good: boolean; examples?: string[] };

const EXAMPLES_MAX = 8;

export function info(name: string, value: number | string): Figure {
  return { name, value: format(value), good: true };
}

export function mustBeZero(name: string, value: number | bigint, faults: readonly unknown[] = []): Figure {
  return mustBe(name, format(value), "0", value === 0 || value === 0n, faults);
}

/** There must be none of these. */
export function mustBeNone(name: string, faults: readonly unknown[]): Figure {
  return mustBeZero(name, faults.length, faults);
}

export function mustBe(
  name: string,
  value: string,
  must: string,
  good: boolean,
  faults: readonly unknown[] = [],
): Figure {
  const examples = faults.slice(0, EXAMPLES_MAX).map((fault) => JSON.stringify(fault, withBigints));
  return { name, value, must, good, examples };
}

function withBigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

function format(value: number | bigint | string): string {
  return typeof value === "string" ? value : value.toLocaleString("en-US");
}

export function printFigures(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  for (const { name, value, must, good, examples = [] } of figures) {
    const verdict = must === undefined ? "" : good ? `  ok (${must})` : `  WRONG, must be ${must}`;
    console.log(`${name.padEnd(width)}  ${value.padStart(12)}${verdict}`);
    if (!good) for (const example of examples) console.log(`    ${example}`);
  }
}
