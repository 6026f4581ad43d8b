/** One line of the table. `must` is what it has to be; without one it only informs. */
export type Figure = { name: string; value: string; must?: string; good: boolean };

export function info(name: string, value: number | string): Figure {
  return { name, value: format(value), good: true };
}

export function mustBeZero(name: string, value: number | bigint): Figure {
  return { name, value: format(value), must: "0", good: value === 0 || value === 0n };
}

export function mustBe(name: string, value: string, must: string, good: boolean): Figure {
  return { name, value, must, good };
}

function format(value: number | bigint | string): string {
  return typeof value === "string" ? value : value.toLocaleString("en-US");
}

export function printFigures(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  for (const { name, value, must, good } of figures) {
    const verdict = must === undefined ? "" : good ? `  ok (${must})` : `  WRONG, must be ${must}`;
    console.log(`${name.padEnd(width)}  ${value.padStart(12)}${verdict}`);
  }
}
