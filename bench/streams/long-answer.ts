const PARAGRAPH =
  "A toll is paid where the road is used, so that the road is kept by those who wear it down. **Few roads** are free of cost, and `none` of wear.";

const CODE = [
  "```ts",
  "type Crossing = { plate: string; axles: number; at: Date };",
  "",
  "export function tollOf({ axles, at }: Crossing): number {",
  "  const isNight = at.getUTCHours() < 6; // cheaper while the road is empty",
  '  return (isNight ? 0.5 : 1) * (axles > 2 ? 4.2 : 1.4) * factorOf("north");',
  "}",
];

function section(at: number): string {
  const rows = Array.from(
    { length: 6 },
    (_, i) => `| Gate ${at}.${i} | ${i + 2} | $${(1.4 * (i + 1)).toFixed(2)} |`,
  );
  const items = Array.from(
    { length: 5 },
    (_, i) => `${i + 1}. Gate ${at}.${i} opens at *${i + 5}:00* and counts axles.`,
  );
  const code = Array.from({ length: 6 }, () => CODE.slice(1)).flat();
  return [
    `## Part ${at}`,
    `${PARAGRAPH} ${PARAGRAPH}`,
    ["| Gate | Lanes | Toll |", "|---|---|---|", ...rows].join("\n"),
    items.join("\n"),
    [CODE[0], ...code, "```"].join("\n"),
    PARAGRAPH,
  ].join("\n\n");
}

/** An answer as a model writes it, with headings, tables, lists and code, in pieces of about a token. */
export function longAnswer(tokens: number): string[] {
  const pieces: string[] = [];
  for (let at = 1; pieces.length < tokens; at++)
    pieces.push(...(`${section(at)}\n\n`.match(/\s*[^\s]{1,6}|\s+/g) ?? []));
  return pieces.slice(0, tokens);
}
