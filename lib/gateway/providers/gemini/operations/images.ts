import type { GeminiResponse, ImagesRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { ImagesAsk } from "../../../operations/ask";
import type { OperationAnswer, OperationDialect, ReportedUsage } from "../../provider";
import type { GeminiHost } from "../dialects";
import { readGeminiUsage } from "../usage";

const SECOND_MS = 1_000;
const RATIOS = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];
/** The providers' own sizes are that far from their shapes. */
const CLOSE_ENOUGH = 0.04;

function unsupported(param: string, message: string): AppError {
  return new AppError("unsupported_parameter", message, { param });
}

function quotient(ratio: string, separator: string): number {
  const [width, height] = ratio.split(separator);
  return Number(width) / Number(height);
}

/** Google asks for a shape rather than a size; 400 for one that it does not have. */
function aspectRatioOf({ size }: ImagesRequest): string | null {
  if (size == null || size === "auto") return null;
  const wanted = quotient(size, "x");
  const offBy = (ratio: string) => Math.abs(quotient(ratio, ":") / wanted - 1);
  const nearest = RATIOS.reduce((best, ratio) => (offBy(ratio) < offBy(best) ? ratio : best));
  if (offBy(nearest) < CLOSE_ENOUGH) return nearest;
  throw unsupported("size", `The shapes of images are ${RATIOS.join(", ")}.`);
}

function requirePossible({ response_format: format, stream }: ImagesRequest): void {
  if (format === "url") throw unsupported("response_format", "Images come as `b64_json` only.");
  if (stream) throw unsupported("stream", "Images come whole.");
}

const isImagen = (upstreamModel: string) => /imagen/.test(upstreamModel);

function toImagen(body: ImagesRequest): Record<string, unknown> {
  const aspectRatio = aspectRatioOf(body);
  const parameters = { sampleCount: body.n ?? 1, ...(aspectRatio && { aspectRatio }) };
  return { instances: [{ prompt: body.prompt }], parameters };
}

function toGemini(body: ImagesRequest): Record<string, unknown> {
  if ((body.n ?? 1) > 1) throw unsupported("n", "This model makes one image a request.");
  const aspectRatio = aspectRatioOf(body);
  return {
    contents: [{ role: "user", parts: [{ text: body.prompt }] }],
    generationConfig: {
      responseModalities: ["IMAGE"],
      ...(aspectRatio && { imageConfig: { aspectRatio } }),
    },
  };
}

/** Usage as OpenAI's images have it. */
function imagesUsage({ vector }: ReportedUsage): Record<string, unknown> {
  const input = inputTotal(vector);
  const output = outputTotal(vector);
  const { imageInput } = vector;
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    input_tokens_details: { text_tokens: input - imageInput, image_tokens: imageInput },
  };
}

function imageList(images: string[], usage: ReportedUsage | null): OperationAnswer {
  if (images.length === 0) throw new Error("the answer has no image");
  const data = images.map((b64_json) => ({ b64_json }));
  const created = Math.floor(Date.now() / SECOND_MS);
  const said = usage?.invalid === null ? { usage: imagesUsage(usage) } : {};
  return { contentType: "application/json", text: JSON.stringify({ created, data, ...said }), usage };
}

type Predictions = { predictions?: { bytesBase64Encoded?: string }[] };

function readImagen(value: Predictions): OperationAnswer {
  return imageList(
    (value.predictions ?? []).flatMap((one) => one.bytesBase64Encoded ?? []),
    null,
  );
}

function readGemini({ candidates = [], usageMetadata }: GeminiResponse): OperationAnswer {
  const parts = candidates.flatMap(({ content }) => content?.parts ?? []);
  const images = parts.flatMap(({ inlineData, thought }) => (inlineData && !thought ? inlineData.data : []));
  return imageList(images, readGeminiUsage(usageMetadata, 0));
}

/** Images by Imagen's `predict`, priced each, or by a Gemini model that draws, priced by tokens. */
export function geminiImages(host: GeminiHost): OperationDialect<ImagesAsk> {
  return {
    request({ body }, target) {
      requirePossible(body);
      return isImagen(target.upstreamModel)
        ? host.request(target, "predict", JSON.stringify(toImagen(body)), [])
        : host.request(target, "generateContent", JSON.stringify(toGemini(body)), []);
    },
    response(body, _headers, _ask, target) {
      const value = JSON.parse(body.toString("utf8")) as Predictions & GeminiResponse;
      return isImagen(target.upstreamModel) ? readImagen(value) : readGemini(value);
    },
  };
}
