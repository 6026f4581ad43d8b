import type { SeededDice } from "./prose";

type Schema = Record<string, unknown>;

const DEPTH_MAX = 16;
const WORDS = ["amber", "birch", "cobalt", "delta", "ember", "fjord", "grove", "harbor"];
const FORMATS: Record<string, string> = {
  "date-time": "2026-01-15T09:30:00Z",
  date: "2026-01-15",
  time: "09:30:00Z",
  email: "ada@example.com",
  uuid: "5f0c6d1e-3b7a-4c58-9a41-2f6d8e0b7c13",
  uri: "https://example.com/",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}

function asNumber(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** Makes an instance of a JSON Schema: every property present, the same for the same dice. */
export class SchemaInstance {
  private readonly root: Schema;
  private readonly dice: SeededDice;

  constructor(root: Schema, dice: SeededDice) {
    this.root = root;
    this.dice = dice;
  }

  make(): unknown {
    return this.of(this.root, 0);
  }

  private of(given: Schema, depth: number): unknown {
    const schema = this.resolve(given);
    if ("const" in schema) return schema.const;
    if (Array.isArray(schema.enum) && schema.enum.length > 0) return this.dice.pick(schema.enum);
    for (const branch of [schema.anyOf, schema.oneOf]) {
      if (Array.isArray(branch) && branch.length > 0) {
        const plain = branch.map(asSchema).filter((one) => one.type !== "null");
        return this.of(depth > DEPTH_MAX ? { type: "null" } : (plain[0] ?? {}), depth + 1);
      }
    }
    return this.ofType(schema, depth);
  }

  private ofType(schema: Schema, depth: number): unknown {
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    const type = types.find((one) => one !== "null") ?? (schema.properties ? "object" : types[0]);
    if (type === "object") return this.object(schema, depth);
    if (type === "array") return this.array(schema, depth);
    if (type === "integer" || type === "number") return this.number(schema);
    if (type === "boolean") return this.dice.below(2) === 1;
    if (type === "null") return null;
    return this.string(schema);
  }

  private resolve(schema: Schema): Schema {
    let found = schema;
    for (let hops = 0; typeof found.$ref === "string" && hops < DEPTH_MAX; hops++) {
      const path = found.$ref.replace(/^#\/?/, "").split("/").filter(Boolean);
      found = path.reduce(
        (at, part) => asSchema(at[part.replaceAll("~1", "/").replaceAll("~0", "~")]),
        this.root,
      );
    }
    if (!Array.isArray(found.allOf)) return found;
    const parts = found.allOf.map((part) => this.resolve(asSchema(part)));
    const properties = Object.assign(
      {},
      asSchema(found.properties),
      ...parts.map((part) => asSchema(part.properties)),
    );
    return Object.assign({}, ...parts, found, { properties, allOf: undefined });
  }

  private object(schema: Schema, depth: number): Record<string, unknown> {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const entries = Object.entries(asSchema(schema.properties)).filter(
      ([name]) => depth <= DEPTH_MAX || required.includes(name),
    );
    return Object.fromEntries(entries.map(([name, value]) => [name, this.of(asSchema(value), depth + 1)]));
  }

  private array(schema: Schema, depth: number): unknown[] {
    const least = asNumber(schema.minItems, depth > DEPTH_MAX ? 0 : 1);
    return Array.from({ length: Math.min(least, 100) }, () => this.of(asSchema(schema.items), depth + 1));
  }

  private number(schema: Schema): number {
    const low = asNumber(
      schema.minimum,
      asNumber(schema.exclusiveMinimum, 0) + (schema.exclusiveMinimum !== undefined ? 1 : 0),
    );
    const high = asNumber(schema.maximum, asNumber(schema.exclusiveMaximum, low + 101) - 1);
    const value = low + this.dice.below(Math.max(1, Math.floor(high - low) + 1));
    const step = asNumber(schema.multipleOf, 0);
    return step > 0 ? Math.ceil(low / step) * step : value;
  }

  private string(schema: Schema): string {
    if (typeof schema.format === "string" && FORMATS[schema.format]) return FORMATS[schema.format]!;
    const words = `${this.dice.pick(WORDS)} ${this.dice.pick(WORDS)}`;
    const least = asNumber(schema.minLength, 0);
    return words.padEnd(Math.min(least, 10_000), "x").slice(0, asNumber(schema.maxLength, 10_000));
  }
}
