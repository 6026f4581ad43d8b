import { readFileSync } from "node:fs";
import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";

type Json = Record<string, unknown>;

/** A place at which an answer is not what the specification says. */
export type Violation = { at: string; message: string };

const FORMATS = {
  uri: (text: string) => URL.canParse(text),
  date: /^\d{4}-\d{2}-\d{2}$/,
  binary: true,
  unixtime: true,
  double: true,
  float: true,
  int64: true,
} as const;

/** `nullable` is OpenAPI 3.0's word; the specification still uses it beside 3.1's. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value as Json;
  const schema = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, withNull(part)]));
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function asViolations(errors: ErrorObject[] | null | undefined): Violation[] {
  return (errors ?? []).map(({ instancePath, message, params }) => ({
    at: instancePath || "/",
    message: `${message} ${JSON.stringify(params)}`,
  }));
}

/** OpenAI's specification, as JSON Schema 2020-12 holds answers against it. */
export class Spec {
  private readonly document: Json;
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(path: string) {
    this.document = withNull(JSON.parse(readFileSync(path, "utf8"))) as Json;
    this.ajv = new Ajv2020({
      strict: false,
      validateFormats: true,
      allErrors: true,
      formats: FORMATS,
      validateSchema: false,
    });
    this.ajv.addSchema(this.document, "spec");
  }

  /** Against the schema of an operation's 200 in this content type; a content type that it does not name is a violation. */
  checkAnswer(method: string, path: string, contentType: string, value: unknown): Violation[] {
    const pointer = this.answerPointer(method, path, contentType);
    if (!pointer) return [{ at: "/", message: `${method} ${path} does not answer ${contentType}` }];
    return this.check(pointer, value);
  }

  checkSchema(name: string, value: unknown): Violation[] {
    return this.check(`#/components/schemas/${name}`, value);
  }

  private answerPointer(method: string, path: string, contentType: string): string | null {
    const paths = this.document.paths as Record<string, Record<string, { responses: Record<string, Json> }>>;
    const content = paths[path]?.[method]?.responses["200"]?.content as Json | undefined;
    if (!content?.[contentType]) return null;
    const escaped = [path, contentType].map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"));
    return `#/paths/${encodeURI(escaped[0]!)}/${method}/responses/200/content/${escaped[1]}/schema`;
  }

  private check(pointer: string, value: unknown): Violation[] {
    const validate = this.validatorAt(pointer);
    if (validate(value)) return [];
    const variant = this.variantOf(pointer, value);
    return variant && variant !== pointer ? this.check(variant, value) : asViolations(validate.errors);
  }

  private validatorAt(pointer: string): ValidateFunction {
    let validate = this.compiled.get(pointer);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `spec${pointer}` });
      this.compiled.set(pointer, validate);
    }
    return validate;
  }

  /** Of alternatives that are told apart by `type`, the one that the value means to be: only its errors say something. */
  private variantOf(pointer: string, value: unknown): string | null {
    const schema = this.at(pointer);
    const target = typeof schema?.$ref === "string" ? schema.$ref : pointer;
    const alternatives = this.at(target)?.anyOf;
    const type = (value as Json | null)?.type;
    if (!Array.isArray(alternatives) || type === undefined) return target === pointer ? null : target;
    const refs = alternatives.flatMap((one: Json) => (typeof one.$ref === "string" ? [one.$ref] : []));
    const isMeant = (ref: string) => {
      const named = (this.at(ref)?.properties as Record<string, Json> | undefined)?.type?.enum;
      return Array.isArray(named) && named.includes(type);
    };
    return refs.find(isMeant) ?? null;
  }

  private at(pointer: string): Json | undefined {
    const parts = decodeURI(pointer).slice(2).split("/");
    return parts.reduce<Json | undefined>(
      (value, part) => value?.[part.replaceAll("~1", "/").replaceAll("~0", "~")] as Json | undefined,
      this.document,
    );
  }
}
