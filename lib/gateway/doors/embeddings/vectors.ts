type Item = { embedding?: unknown };

/** Little-endian 32-bit floats as base64. */
function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [i, value] of vector.entries()) bytes.writeFloatLE(value, i * 4);
  return bytes.toString("base64");
}

/** Back to numbers, each the shortest decimal that is the same 32-bit float. */
function fromBase64(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  const vector = new Array<number>(Math.floor(bytes.length / 4));
  for (let i = 0; i < vector.length; i++) vector[i] = shortest(bytes.readFloatLE(i * 4));
  return vector;
}

function shortest(value: number): number {
  const short = Number(value.toPrecision(8));
  return Math.fround(short) === value ? short : value;
}

/** Whether a list's vectors are already in the form that was asked for. */
export function areIn(format: "float" | "base64", data: readonly Item[]): boolean {
  return data.every(({ embedding }) => (typeof embedding === "string") === (format === "base64"));
}

/** A vector in the form that was asked for; what is neither numbers nor base64 (an integer quantisation) stays as it is. */
export function inFormat(format: "float" | "base64", embedding: unknown): unknown {
  if (format === "base64") return Array.isArray(embedding) ? toBase64(embedding as number[]) : embedding;
  return typeof embedding === "string" ? fromBase64(embedding) : embedding;
}
