import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyChange, diffSurfaces } from "./api-change";
import { type OpenApiDocument, surfaceOf } from "./api-surface";
import { changeFile, readChanges, recordedSurface } from "./change-files";
import { changelogText } from "./changelog-text";

const ROOT = join(import.meta.dirname, "../../..");
const documents = ["public/openapi.json", "public/openapi-management.json"].map(
  (path) => JSON.parse(readFileSync(join(ROOT, path), "utf8")) as OpenApiDocument,
);

test("the record of changes, played back, is what the schemas say; else run `npm run generate`", () => {
  expect(diffSurfaces(recordedSurface(readChanges()), surfaceOf(documents))).toBeNull();
});

/** The first document without one endpoint, with a field more in an answer and one of another type. */
function changed(): OpenApiDocument[] {
  const copy = structuredClone(documents);
  delete copy[0]!.paths["/v1/credits"];
  const { schemas } = copy[0]!.components;
  schemas.Credits = { type: "object", properties: { data: { type: "string" }, more: { type: "boolean" } } };
  return copy;
}

describe("a change of the schemas", () => {
  test("is recorded as what came, went and is another type, and leads to the new surface", () => {
    const from = surfaceOf(documents);
    const to = surfaceOf(changed());
    const change = { date: "2030-01-01", version: "9.9.9", ...diffSurfaces(from, to)! };
    expect(change.removed).toEqual(["GET /v1/credits"]);
    expect(Object.keys(change.changed ?? {})).toEqual(["schema Credits"]);
    expect(change.changed?.["schema Credits"]).toMatchObject({
      added: { more: "boolean" },
      changed: { data: "string" },
    });
    expect(applyChange(from, change)).toEqual(to);
    const text = changelogText([...readChanges(), change]);
    expect(text.startsWith("## 2030-01-01\n\nVersion 9.9.9.")).toBe(true);
    expect(text).toContain("### Removed endpoints\n\n- `GET /v1/credits`");
    expect(text).toContain("  - new `more`: `boolean`");
    expect(text).toContain("  - `data`: `object, required` is now `string`");
  });

  test("is one file a day: a second change of the day is put into it, and none leaves the record alone", () => {
    const files = changeFile(readChanges(), changed(), "9.9.9", "2030-01-01");
    expect(Object.keys(files)).toEqual(["docs/api-changes/2030-01-01.json"]);
    const first = JSON.parse(Object.values(files)[0]!);
    const back = changeFile([...readChanges(), first], documents, "9.9.9", "2030-01-01");
    expect(JSON.parse(Object.values(back)[0]!)).toEqual({ date: "2030-01-01", version: "9.9.9" });
    expect(changeFile(readChanges(), documents, "9.9.9", "2030-01-01")).toEqual({});
  });
});
