import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { ENDPOINTS } from "../endpoints";
import { GATEWAY_ENDPOINTS } from "../gateway";
import { openApiFiles } from "./index";

const ROOT = join(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

type Operation = {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const files = Object.entries(openApiFiles(version));
const parsed = files.map(([path, text]) => [path, JSON.parse(text) as Document] as const);

test.each(files)("%s is what the schemas say; else run `npm run generate`", (path, text) => {
  expect(readFileSync(join(ROOT, path), "utf8") === text).toBe(true);
});

test.each(parsed)("every reference of %s leads somewhere and every named schema compiles", (_, document) => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  const names = new Set(
    Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
  );
  expect(references.filter((reference) => !names.has(reference))).toEqual([]);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "document");
  for (const name of Object.keys(document.components.schemas)) {
    expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` }), name).not.toThrow();
  }
});

test("each endpoint is one operation", () => {
  const operations = parsed.map(([, document]) =>
    Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    ),
  );
  expect(operations[0]).toEqual(GATEWAY_ENDPOINTS.map(({ id }) => id));
  expect(operations[1]!.sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
});

test("times, money and counts are shown as they are on the wire", () => {
  const document = parsed[1]![1];
  const schemas = JSON.stringify(document.components.schemas);
  expect(schemas).toContain('"format":"date-time"');
  expect(schemas).toContain('"pattern":"^-?\\\\d+$"');
  const json = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) => responses["200"]?.content?.["application/json"] ?? []),
  );
  expect(json.every(({ schema }) => Object.keys(schema).length > 0)).toBe(true);
});
