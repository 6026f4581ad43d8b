import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTrace } from "./trace";

const folder = mkdtempSync(join(tmpdir(), "turnpike-trace-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, `${Math.random()}.txt`);
  writeFileSync(path, text);
  return path;
}

const HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

describe("readTrace", () => {
  it("keeps the order of arrivals that share a millisecond", async () => {
    const path = file(
      `\uFEFF${HEADER}\r\n2023-11-16 18:17:03.0000002,4,5\r\n2023-11-16 18:17:03.0000001,2,3\r\n2023-11-16 18:17:04.5000000,6,7\r\n`,
    );
    const arrivals = await readTrace(path);
    expect(arrivals.map((arrival) => [arrival.inputTokens, arrival.outputTokens])).toEqual([
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(arrivals[0]!.atMs).toBe(0);
    expect(arrivals[2]!.atMs).toBeCloseTo(1_500, 2);
  });

  it("reads Mooncake's lines", async () => {
    const path = file(
      '{"timestamp": 40, "input_length": 6758, "output_length": 500, "hash_ids": [0]}\n{"timestamp": 90, "input_length": 1, "output_length": 0, "hash_ids": []}\n',
    );
    expect(await readTrace(path)).toEqual([
      { atMs: 0, inputTokens: 6758, outputTokens: 500 },
      { atMs: 50, inputTokens: 1, outputTokens: 0 },
    ]);
  });

  it("stops at the limit", async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `2023-11-16 18:17:0${i},1,1`);
    expect(await readTrace(file([HEADER, ...rows].join("\n")), 4)).toHaveLength(4);
  });

  it.each([
    ["2023-11-16 18:17:03,12", /Line 2 .*3 columns are expected, not 2/],
    ["yesterday,12,3", /Line 2 .*TIMESTAMP must be like/],
    ["2023-11-16 18:17:03,-1,3", /Line 2 .*ContextTokens must be a whole number/],
    ["2023-11-16 18:17:03,1.5,3", /ContextTokens must be a whole number of tokens, not "1.5"/],
    ["2023-11-16 18:17:03,1,", /GeneratedTokens must be a whole number of tokens, not ""/],
  ])("names the line and the column of %s", async (row, message) => {
    await expect(readTrace(file(`${HEADER}\n${row}\n`))).rejects.toThrow(message);
  });

  it("says which formats it knows when it knows none of a file's", async () => {
    await expect(readTrace(file("a,b,c\n1,2,3\n"))).rejects.toThrow(/Azure.*Mooncake/);
    await expect(readTrace(file(`${HEADER}\n`))).rejects.toThrow("holds no request");
    await expect(readTrace(join(folder, "missing"))).rejects.toThrow("ENOENT");
  });
});
