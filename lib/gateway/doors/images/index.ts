import { type ImagesRequest, imagesRequestSchema } from "@/lib/contract/gateway";
import { NO_USAGE } from "@/lib/core/usage";
import type { Priced } from "../../call";
import type { ImagesAsk } from "../../operations/ask";
import { measureCounted } from "../../operations/measure";
import type { Delivered, OperationDoor } from "../../operations/operation-door";
import { readJsonAsk } from "../../operations/read-json-ask";
import { tokenUsage, withUsage } from "../../operations/usage-text";
import { checkedBody } from "../../parse/checked-body";
import { type MeasuredUsage, measureReported } from "../../settle/measured-usage";
import { countTokens } from "../../tokens/count-tokens";
import { type ImageMade, imageKind, isPricedEach, madeKind } from "./image-kind";
import { imageTokensMax } from "./image-tokens";

const parse = checkedBody<ImagesRequest>(imagesRequestSchema);
const DEFAULT_MODEL = "dall-e-2";

/** Priced each: as many as came, of the kind that was asked for. A caller who left pays for what was asked. */
function measureEach(
  ask: ImagesAsk,
  priced: Priced,
  { usage, images, whole, made = {} }: Delivered,
): MeasuredUsage {
  const imageOf = madeKind(priced.price.rates, ask, made);
  const vector = { ...NO_USAGE, ...usage?.vector, images: whole ? images : (ask.body.n ?? 1) };
  if (usage) return measureReported(priced, { ...usage, vector }, imageOf);
  return measureCounted(priced, vector, whole ? "counted" : "estimated", imageOf);
}

async function measureTokens(
  ask: ImagesAsk,
  priced: Priced,
  { usage, whole }: Delivered,
): Promise<MeasuredUsage> {
  if (usage && whole) return measureReported(priced, usage);
  const { tokens } = await countTokens(priced.model.tokenizer, [ask.body.prompt]);
  return measureCounted(
    priced,
    { ...NO_USAGE, input: tokens, imageOutput: imageTokensMax(ask) },
    "estimated",
  );
}

/** OpenAI's image generations, priced by tokens or by the image. */
export const imagesDoor: OperationDoor<"images"> = {
  operation: "images",
  read: (req, bytesMax) => readJsonAsk(req, bytesMax, "images.generations", parse, DEFAULT_MODEL),
  inputTokensMax: ({ body }) => Buffer.byteLength(body.prompt),
  countInput: ({ body }, tokenizer) => countTokens(tokenizer, [body.prompt]),
  bounds(ask, { price: { rates } }, inputTokens) {
    if (!isPricedEach(rates)) return { inputTokens, outputTokens: imageTokensMax(ask) };
    const imageOf = imageKind(rates, ask);
    return { inputTokens, outputTokens: 0, units: { images: ask.body.n ?? 1 }, imageOf };
  },
  asked(ask, { price: { rates } }) {
    if (!isPricedEach(rates)) return { usage: { imageOutput: imageTokensMax(ask) } };
    return { usage: { input: 0, images: ask.body.n ?? 1 }, imageOf: imageKind(rates, ask) };
  },
  measure: (ask, priced, delivered) =>
    isPricedEach(priced.price.rates)
      ? measureEach(ask, priced, delivered)
      : measureTokens(ask, priced, delivered),
  delivered({ usage, text }) {
    const { data, size, quality } = JSON.parse(text) as { data: unknown[] } & ImageMade;
    return { usage, images: data.length, text: "", bytes: 0, whole: true, made: { size, quality } };
  },
  usage: tokenUsage,
  answer: ({ text }, _ask, measured) => withUsage(text, measured, null),
};
