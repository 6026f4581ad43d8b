import { z } from "zod";
import { wireCount, wireNanos, wireTime } from "../wire";

export type Json = { [key: string]: unknown };
type Direction = "input" | "output";

/** What our transforms put on the wire; zod cannot see through a transform. */
const ON_THE_WIRE = new Map<z.core.$ZodType, Json>([
  [wireTime, { type: "string", format: "date-time" }],
  [wireNanos, { type: "string", pattern: "^-?\\d+$" }],
  [wireCount, { type: "integer" }],
]);

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const target = key === "$ref" && typeof item === "string" ? item.replace("#/$defs/", "") : null;
    if (target === null) return [key, rename(item, names)];
    return [key, `#/components/schemas/${names.get(target) ?? target}`];
  });
  return Object.fromEntries(entries);
}

/** Turns zod schemas into the JSON schemas of one OpenAPI document and collects the named ones. */
export class SchemaBook {
  readonly schemas: Record<string, unknown> = {};

  /** The schema of what a caller sends (`input`) or gets (`output`). */
  add(schema: z.ZodType, io: Direction): Json {
    const {
      $schema: _,
      $defs,
      ...whole
    } = z.toJSONSchema(schema, {
      io,
      target: "draft-2020-12",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        Object.assign(jsonSchema, ON_THE_WIRE.get(zodSchema));
        // An answer may get further fields in a later version; what is sent is checked field by field.
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    }) as Json & { $defs?: Json };
    const defs = Object.entries($defs ?? {});
    const names = new Map(defs.map(([name, def]) => [name, this.nameOf(name, def, io)]));
    for (const [name, def] of defs) this.schemas[names.get(name)!] = rename(def, names);
    return rename(whole, names) as Json;
  }

  /** A type that is sent and received in two forms gets a second name for the form that is sent. */
  private nameOf(name: string, def: unknown, io: Direction): string {
    const known = this.schemas[name];
    const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(rename(def, new Map()));
    return isSame || io === "output" ? name : `${name}Input`;
  }
}
