import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_USAGE, USAGE_PARTS, type UsageVector } from "@/lib/core/usage";
import { settledCall } from "@/lib/domain/metering/testing";
import { decodeSettled, encodeSettled } from "./call-records";

const call = settledCall({ orgId: "org_1", projectId: "prj_1" });
const vector = fc.record(
  Object.fromEntries(USAGE_PARTS.map((part) => [part, fc.nat()])) as Record<
    keyof UsageVector,
    fc.Arbitrary<number>
  >,
);

describe("the record of a settled call", () => {
  it("is read back as it was written, whatever was used and set apart", () => {
    const rare = fc.record({
      circumstances: fc.constantFrom(
        null,
        { serviceTier: "flex" },
        { imageOf: "1024x1024/high", batch: true },
      ),
      reported: fc.option(
        fc.record({ problem: fc.constant("total"), raw: fc.jsonValue(), counted: fc.option(vector) }),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(vector, rare, (usage, { circumstances, reported }) => {
        const read = decodeSettled(encodeSettled({ ...call, usage, circumstances, reported }));
        const told = { ...(circumstances && { circumstances }), ...(reported && { reported }) };
        expect(read).toEqual({ ...call, usage, ...JSON.parse(JSON.stringify(told)) });
      }),
      { numRuns: 200 },
    );
  });

  it("of before there were all the parts has none of those that it does not name", () => {
    const json = encodeSettled({ ...call, usage: { ...NO_USAGE, input: 7, images: 1 } });
    expect(JSON.parse(json).usage).toEqual({
      input: 7,
      cachedInput: 0,
      cacheWrite: 0,
      audioInput: 0,
      output: 0,
      reasoning: 0,
      audioOutput: 0,
      images: 1,
    });
    expect(decodeSettled(json).usage).toEqual({ ...NO_USAGE, input: 7, images: 1 });
  });
});
