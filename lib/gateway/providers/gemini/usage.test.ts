import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inputTotal, NO_USAGE, outputTotal } from "@/lib/core/usage";
import { readGeminiUsage } from "./usage";

const tokens = fc.nat({ max: 1_000_000 });
const detail = (modality: string, tokenCount: number) => ({ modality, tokenCount });

describe("Google's usage", () => {
  it("has every token in one part, by modality, and cached ones once; the parts add up to the totals", () => {
    const parts = fc.record({
      text: tokens,
      audio: tokens,
      image: tokens,
      video: tokens,
      document: tokens,
      cachedText: tokens,
      cachedAudio: tokens,
      cachedImage: tokens,
      tool: tokens,
      toolAudio: tokens,
      out: tokens,
      outImage: tokens,
      outAudio: tokens,
      thoughts: tokens,
    });
    fc.assert(
      fc.property(parts, (p) => {
        const cached = p.cachedText + p.cachedAudio + p.cachedImage;
        const prompt = p.text + p.audio + p.image + p.video + p.document + cached;
        const candidates = p.out + p.outImage + p.outAudio;
        const reported = readGeminiUsage(
          {
            promptTokenCount: prompt,
            cachedContentTokenCount: cached,
            candidatesTokenCount: candidates,
            thoughtsTokenCount: p.thoughts,
            toolUsePromptTokenCount: p.tool + p.toolAudio,
            totalTokenCount: prompt + candidates + p.thoughts + p.tool + p.toolAudio,
            promptTokensDetails: [
              detail("TEXT", p.text + p.cachedText),
              detail("AUDIO", p.audio + p.cachedAudio),
              detail("IMAGE", p.image + p.cachedImage),
              detail("VIDEO", p.video),
              detail("DOCUMENT", p.document),
            ],
            cacheTokensDetails: [
              detail("TEXT", p.cachedText),
              detail("AUDIO", p.cachedAudio),
              detail("IMAGE", p.cachedImage),
            ],
            toolUsePromptTokensDetails: [detail("TEXT", p.tool), detail("AUDIO", p.toolAudio)],
            candidatesTokensDetails: [detail("IMAGE", p.outImage), detail("AUDIO", p.outAudio)],
          },
          2,
        )!;
        expect(reported).toMatchObject({ invalid: null, serviceTier: null });
        expect(reported.vector).toEqual({
          ...NO_USAGE,
          input: p.text + p.video + p.document + p.tool,
          cachedInput: cached,
          audioInput: p.audio + p.toolAudio,
          imageInput: p.image,
          output: p.out,
          reasoning: p.thoughts,
          audioOutput: p.outAudio,
          imageOutput: p.outImage,
          searches: 2,
        });
      }),
    );
  });

  it("leaves out counts that are zero, and tells the output by the total where it says none", () => {
    expect(readGeminiUsage({ promptTokenCount: 8, totalTokenCount: 8 }, 0)!.vector).toEqual({
      ...NO_USAGE,
      input: 8,
    });
    const thinking = { promptTokenCount: 8, thoughtsTokenCount: 100, totalTokenCount: 108 };
    expect(readGeminiUsage(thinking, 0)!.vector).toEqual({ ...NO_USAGE, input: 8, reasoning: 100 });
    expect(readGeminiUsage({ promptTokenCount: 8, totalTokenCount: 20 }, 0)!.vector.output).toBe(12);
  });

  it("that counts thoughts among the candidates does not bill them twice: the total tells", () => {
    const usage = {
      promptTokenCount: 10,
      candidatesTokenCount: 50,
      thoughtsTokenCount: 30,
      totalTokenCount: 60,
    };
    const { vector } = readGeminiUsage(usage, 0)!;
    expect([outputTotal(vector), vector.reasoning, inputTotal(vector)]).toEqual([50, 30, 10]);
  });

  it("of a cache without modalities takes the cached part for text first", () => {
    const usage = {
      promptTokenCount: 100,
      cachedContentTokenCount: 90,
      totalTokenCount: 100,
      promptTokensDetails: [detail("TEXT", 40), detail("AUDIO", 60)],
    };
    expect(readGeminiUsage(usage, 0)!.vector).toEqual({ ...NO_USAGE, cachedInput: 90, audioInput: 10 });
  });

  it.each([
    [{ promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 5 }, "total"],
    [{ promptTokenCount: 5, cachedContentTokenCount: 9, totalTokenCount: 5 }, "input"],
    [{ promptTokenCount: 1, candidatesTokenCount: -4 }, "output"],
    [
      { promptTokenCount: 1, candidatesTokenCount: 3, candidatesTokensDetails: [detail("IMAGE", 9)] },
      "output",
    ],
  ])("that cannot be is set apart: %j", (usage, part) => {
    expect(readGeminiUsage(usage, 0)).toMatchObject({ invalid: part, raw: usage });
  });

  it.each([
    ["ON_DEMAND", "on_demand"],
    ["ON_DEMAND_FLEX", "flex"],
    ["ON_DEMAND_PRIORITY", "priority"],
    ["PROVISIONED_THROUGHPUT", "provisioned_throughput"],
    ["TRAFFIC_TYPE_UNSPECIFIED", null],
  ])("names the tier of traffic %s", (trafficType, tier) => {
    expect(readGeminiUsage({ promptTokenCount: 1, trafficType }, 0)!.serviceTier).toBe(tier);
  });

  it("is none where only the traffic is said", () => {
    expect(readGeminiUsage({ trafficType: "ON_DEMAND" }, 0)).toBeNull();
    expect(readGeminiUsage(undefined, 0)).toBeNull();
  });
});
