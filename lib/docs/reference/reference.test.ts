import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "@/lib/contract/endpoints";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { wireNanos, wireTime } from "@/lib/contract/wire";
import { toJsonSchema } from "./json-schema";
import { prepareFields } from "./prepare-fields";
import { gatewayOperations, managementOperations } from "./prepare-operations";

describe("fields", () => {
  const fields = prepareFields(
    toJsonSchema(
      z.object({
        name: z.string().min(1).max(40).meta({ description: "What it is called." }),
        at: wireTime.nullable(),
        amount: wireNanos,
        kind: z.enum(["a", "b"]).default("a"),
        items: z.array(z.object({ count: z.number().int().min(0).max(5) })).optional(),
        effort: z.string().nullish(),
        text: z.union([z.string(), z.array(z.string()), z.null()]).optional(),
      }),
    ),
  );
  const byName = Object.fromEntries(fields.map((field) => [field.name, field]));

  test("say type, need, bounds and description as the schema enforces them", () => {
    expect(byName.name).toMatchObject({
      type: "string",
      required: true,
      notes: ["1 to 40 characters"],
      description: "What it is called.",
    });
    expect(byName.kind).toMatchObject({ type: '"a" | "b"', required: false, notes: ['default "a"'] });
    expect(byName.effort).toMatchObject({ type: "string or null", required: false });
    expect(byName.text).toMatchObject({ type: "string | list of string or null", required: false });
  });

  test("show what is on the wire: times and amounts are strings", () => {
    expect(byName.at).toMatchObject({ type: "time or null", description: "ISO 8601, UTC." });
    expect(byName.amount).toMatchObject({ type: "string", required: true });
  });

  test("of a list's items are below it", () => {
    expect(byName.items!.children).toMatchObject([{ name: "count", type: "integer", notes: ["0 to 5"] }]);
  });
});

test("every endpoint is in the reference, once, with an anchor of its own", () => {
  for (const [operations, endpoints] of [
    [gatewayOperations(), GATEWAY_ENDPOINTS],
    [managementOperations(), ENDPOINTS],
  ] as const) {
    expect(operations).toHaveLength(endpoints.length);
    expect(new Set(operations.map((operation) => operation.anchor)).size).toBe(endpoints.length);
    for (const operation of operations) expect(operation.errors.length).toBeGreaterThan(0);
  }
});

test("a schema that holds itself is shown once around", () => {
  const fields = prepareFields(toJsonSchema(z.object({ value: z.json() })));
  expect(fields).toMatchObject([{ name: "value", required: true }]);
  expect(fields[0]?.type).toContain("list of any");
});
