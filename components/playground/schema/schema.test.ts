import { describe, expect, test } from "vitest";
import { checkAnswer } from "./check-answer";
import { parseSchema } from "./parse-schema";

describe("a schema that is written", () => {
  test.each([
    ["{", "Not JSON"],
    ["[]", "is an object"],
    ['{"type": "text"}', '"text"'],
    ['{"type": ["string", "nil"]}', '"nil"'],
    ['{"properties": {"a": {"type": "strin"}}}', "a:"],
    ['{"type": "object", "properties": {"a": {}}, "required": ["b"]}', "names b"],
    ['{"properties": {"a": {"$ref": "#/$defs/x"}}}', "points at nothing"],
    ['{"anyOf": [{"type": "string"}, 3]}', "anyOf[1]"],
    ['{"properties": []}', '"properties"'],
  ])("%s is told where it is wrong", (text, said) => {
    expect(parseSchema(text).error).toContain(said);
  });

  test.each([
    "{}",
    '{"type": ["string", "null"], "enum": ["a", null]}',
    '{"$defs": {"x/y": {"type": "integer"}}, "items": {"$ref": "#/$defs/x~1y"}}',
    '{"type": "object", "properties": {"required": {"type": "boolean"}}, "additionalProperties": false}',
  ])("%s is taken as it is", (text) => {
    expect(parseSchema(text)).toEqual({ schema: JSON.parse(text), error: null });
  });
});

const format = {
  type: "json_schema" as const,
  name: "answer",
  strict: true,
  schema: {
    type: "object",
    properties: {
      score: { type: "number", maximum: 1 },
      tags: { type: "array", items: { $ref: "#/$defs/tag" } },
    },
    required: ["score"],
    additionalProperties: false,
    $defs: { tag: { type: "string" } },
  },
};

describe("an answer", () => {
  test("that fits is valid", () => {
    expect(checkAnswer(format, '{"score": 0.5, "tags": ["a"]}')).toEqual({ ok: true });
  });

  test("that does not fit is told at which place, once for each", () => {
    const verdict = checkAnswer(format, '{"score": 2, "tags": ["a", 3]}');
    expect(verdict?.ok === false && verdict.faults.map(({ at }) => at).sort()).toEqual(["score", "tags.1"]);
  });

  test("with a field too many is told which", () => {
    expect(checkAnswer(format, '{"score": 1, "extra": 1}')).toEqual({
      ok: false,
      faults: [{ at: "extra", message: "The schema does not have this." }],
    });
  });

  test("that lacks a field or is no JSON is not valid", () => {
    expect(checkAnswer(format, "{}")).toMatchObject({ ok: false });
    expect(checkAnswer(format, '{"score": 0.5')).toMatchObject({ ok: false });
  });

  test("in free form is not judged; any JSON object must be one", () => {
    expect(checkAnswer({ type: "text" }, "Hello")).toBeNull();
    expect(checkAnswer({ type: "json_object" }, "[]")).toMatchObject({ ok: false });
    expect(checkAnswer({ type: "json_object" }, "{}")).toEqual({ ok: true });
  });
});
