/** Free-form objects: their names are the caller's own. */
const OPAQUE = new Set([
  "args",
  "response",
  "parametersJsonSchema",
  "responseJsonSchema",
  "labels",
  "properties",
  "default",
  "example",
]);

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Google's JSON takes each name in snake_case or camelCase: one reading of both. */
export function toCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const to = camel(name);
      if (to === "properties" && typeof member === "object" && member !== null) {
        const properties = Object.entries(member).map(([key, schema]) => [key, toCamelCase(schema)]);
        return [to, Object.fromEntries(properties)];
      }
      return [to, OPAQUE.has(to) ? member : toCamelCase(member)];
    }),
  );
}
