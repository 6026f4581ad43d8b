import { describe, expect, it } from "vitest";
import type { ImagesAsk } from "../../../operations/ask";
import type { Target } from "../../provider";
import type { GeminiHost } from "../dialects";
import { geminiImages } from "./images";

const host = {
  request: (_target: Target, verb: string, body: string) => ({ path: verb, headers: [], body }),
} as unknown as GeminiHost;
const dialect = geminiImages(host);
const target = { upstreamModel: "imagen-4.0-generate-001" } as Target;
const askOf = (body: Record<string, unknown>) =>
  ({ body: { prompt: "A fox", ...body } }) as unknown as ImagesAsk;
const requested = async (body: Record<string, unknown>) => {
  const { path, body: text } = await dialect.request(askOf(body), target);
  return [path, JSON.parse(text as string)];
};

describe("images of Imagen", () => {
  it("are as many as were asked for, in the shape of the size", async () => {
    expect(await requested({ n: 3, size: "1408x768" })).toEqual([
      "predict",
      { instances: [{ prompt: "A fox" }], parameters: { sampleCount: 3, aspectRatio: "16:9" } },
    ]);
    expect(await requested({ size: "auto" })).toMatchObject(["predict", { parameters: { sampleCount: 1 } }]);
  });

  it("come as a list, billed by the image; none is no answer", () => {
    const read = (value: unknown) =>
      dialect.response(Buffer.from(JSON.stringify(value)), {}, askOf({}), target);
    const { text, usage } = read({
      predictions: [{ bytesBase64Encoded: "aQ==" }, { raiFilteredReason: "x" }],
    });
    expect([JSON.parse(text).data, usage]).toEqual([[{ b64_json: "aQ==" }], null]);
    expect(() => read({ predictions: [] })).toThrow("no image");
  });

  it.each([
    ["response_format", { response_format: "url" }],
    ["stream", { stream: true }],
    ["size", { size: "100x900" }],
  ])("are refused with a 400 that names %s", async (param, body) => {
    await expect(requested(body)).rejects.toMatchObject({
      code: "unsupported_parameter",
      details: { param },
    });
  });
});
