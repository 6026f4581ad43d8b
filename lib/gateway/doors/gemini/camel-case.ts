/** Objects whose names are the caller's own. */
const OPAQUE = new Set([
  "args",
  "response",
  "parametersJsonSchema",
  "responseJsonSchema",
  "labels",
  "default",
  "example",
]);

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** One reading of Google's JSON, in which each name may be in camelCase or in snake_case. */
export class CamelCase {
  /** Some name was there in both spellings: others may read another one than we did. */
  isAmbiguous = false;

  read(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.read(item));
    if (typeof value !== "object" || value === null) return value;
    const out: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      const to = camel(name);
      if (Object.hasOwn(out, to)) this.isAmbiguous = true;
      out[to] = this.member(to, member);
    }
    return out;
  }

  private member(name: string, member: unknown): unknown {
    if (OPAQUE.has(name)) return member;
    if (name !== "properties" || typeof member !== "object" || member === null) return this.read(member);
    return Object.fromEntries(Object.entries(member).map(([key, schema]) => [key, this.read(schema)]));
  }
}
