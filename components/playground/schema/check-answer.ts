import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { ResponseFormat } from "@/lib/contract/playground-setup";

export type Verdict = { ok: true } | { ok: false; faults: { at: string; message: string }[] };

const FAULTS_MAX = 20;

/**
 * Whether an answer is what was asked for; null where nothing was. The validator interprets the schema: one that compiles it to
 * code is refused by the page's security policy.
 */
export function checkAnswer(format: ResponseFormat, text: string): Verdict | null {
  if (format.type === "text") return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return failed([{ at: "", message: `It is not JSON: ${thrown instanceof Error ? thrown.message : ""}` }]);
  }
  if (format.type === "json_object") {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? { ok: true } : failed([{ at: "", message: "It is JSON, but no object." }]);
  }
  return checkValue(format.schema, value);
}

/** Whether a value fits a schema; told are the innermost faults, which name the place. */
function checkValue(schema: object, value: unknown): Verdict {
  try {
    const { valid, errors } = new Validator(schema as Schema, draftOf(schema), false).validate(value);
    if (valid) return { ok: true };
    const inner = errors.filter(({ keyword }) => !AROUND.has(keyword));
    const real = inner.filter((fault) => fault.keyword !== FORBIDDEN || !hasOtherFault(inner, fault));
    return failed(
      real.slice(0, FAULTS_MAX).map(({ keyword, instanceLocation, error }) => ({
        at: instanceLocation.replace(/^#\/?/, "").replaceAll("/", "."),
        message: keyword === FORBIDDEN ? "The schema does not have this." : error,
      })),
    );
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : "The schema cannot be used.";
    return failed([{ at: "", message }]);
  }
}

/** Keywords whose fault only says that there is one further in. */
const AROUND = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
  "$ref",
]);
const FORBIDDEN = "false";

type Located = Pick<OutputUnit, "keyword" | "instanceLocation">;

/** A declared property that is wrong is also reported as one too many, which it is not. */
function hasOtherFault(faults: readonly Located[], { instanceLocation: at }: Located): boolean {
  return faults.some(
    ({ keyword, instanceLocation: other }) =>
      keyword !== FORBIDDEN && (other === at || other.startsWith(`${at}/`)),
  );
}

const failed = (faults: { at: string; message: string }[]): Verdict => ({ ok: false, faults });

function draftOf(schema: object): "7" | "2020-12" {
  const written = (schema as { $schema?: unknown }).$schema;
  return typeof written === "string" && written.includes("draft-07") ? "7" : "2020-12";
}
