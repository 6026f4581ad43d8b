import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

describe("a line of CSV", () => {
  it("quotes what RFC 4180 says must be quoted, and doubles quotes", () => {
    expect(csvLine(["plain", "a,b", 'say "hi"', "two\nlines", " padded"])).toBe(
      'plain,"a,b","say ""hi""","two\nlines"," padded"\r\n',
    );
  });

  it("leaves numbers as they are, also negative ones and those beyond 2^53, and null empty", () => {
    expect(csvLine([-1.5, -9_007_199_254_740_993n, null, 0, "-0.000000001"])).toBe(
      "-1.5,-9007199254740993,,0,-0.000000001\r\n",
    );
  });

  it.each(["=1+1", "+1", "-1+1", "-A1", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("http://x")'])(
    "never lets a spreadsheet run the text %j",
    (text) => {
      const cell = csvLine([text]).replace(/^"/, "");
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  it("keeps text of any script, and text that only has such a sign inside", () => {
    expect(csvLine(["größe", "模型", "a-b", "x=1"])).toBe("größe,模型,a-b,x=1\r\n");
  });
});
