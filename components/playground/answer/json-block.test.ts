import { expect, test } from "vitest";
import { jsonBlock } from "./json-block";

const fenced = (code: string) => `\`\`\`json\n${code}\n\`\`\``;

test("JSON is indented, half of it is shown as it came, prose stays Markdown", () => {
  expect(jsonBlock('{"city":"New York","ok":true}')).toBe(
    fenced('{\n  "city": "New York",\n  "ok": true\n}'),
  );
  expect(jsonBlock(' [1,\n{"a"')).toBe(fenced('[1,\n{"a"'));
  expect(jsonBlock("Here it is: {}")).toBe("Here it is: {}");
});

test.each(['{"n":12345678901234567890}', '{"n":1.0}', '{"a":1,"a":2}', '{"é":"\\u00e9"}'])(
  "%s is shown to the letter",
  (text) => expect(jsonBlock(text)).toBe(fenced(text)),
);
