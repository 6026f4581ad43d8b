/** Array literals for unnest(): the driver's own take several times the CPU, and this is the gateway's path. */

const NEEDS_CARE = /["\\\0]/;

/** A literal of numbers or booleans; null stays NULL. */
export function plainArray(values: (number | boolean | null)[]): string {
  let text = "{";
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ",";
    text += values[i] ?? "NULL";
  }
  return `${text}}`;
}

/** A literal of texts; null stays NULL. PostgreSQL has no NUL character, so U+FFFD takes its place. */
export function textArray(values: (string | null)[]): string {
  let text = "{";
  let last: string | null | undefined;
  let quoted = "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    // Most columns repeat the value of the row before.
    if (value !== last || i === 0) {
      quoted = value === null || value === undefined ? "NULL" : quote(value);
      last = value;
    }
    text += i > 0 ? `,${quoted}` : quoted;
  }
  return `${text}}`;
}

function quote(value: string): string {
  return NEEDS_CARE.test(value) ? `"${withCare(value)}"` : `"${value}"`;
}

function withCare(value: string): string {
  return value.replaceAll("\0", "\uFFFD").replace(/["\\]/g, "\\$&");
}
