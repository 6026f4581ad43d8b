import { z } from "zod";
import { arrayFraming, dataFraming } from "../framing";
import type { LabCall } from "../lab-call";
import { type LabPlan, usageOf } from "../plan";
import type { LabEndpoint } from "../protocol";
import { contentEvents, wholeContent } from "./answer";
import { toCamelCase } from "./camel-case";
import { batchEmbedBody, checkGenerate, countBody, embedBody, generateBody, predictBody } from "./request";

const withCamelCase = (schema: z.ZodType) => z.preprocess(toCamelCase, schema);
const inCamelCase = (call: LabCall): LabCall => ({
  ...call,
  body: toCamelCase(call.body) as Record<string, unknown>,
});

/** `alt=sse` asks for server-sent events; without it a stream is one growing JSON array. */
const framing = (call: LabCall) => (call.query.get("alt") === "sse" ? googleFraming : arrayFraming());

export const googleFraming = dataFraming("", "\r\n", "text/event-stream");

function vectorsOf(plan: LabPlan, count: number): number[][] {
  return Array.from({ length: count }, (_, i) => plan.vectors?.[i] ?? [0.25, -0.5, i]);
}

/** generateContent, streamGenerateContent, countTokens and the embeddings, below `models`. */
export function googleEndpoints(models: string): LabEndpoint[] {
  const at = (verb: string) => new RegExp(`^${models}/(?<model>[^/:]+):${verb}$`);
  const check = (call: LabCall) => checkGenerate(inCamelCase(call));
  const body = withCamelCase(generateBody);
  return [
    { name: "generateContent", path: at("generateContent"), body, check, whole: wholeContent },
    {
      name: "streamGenerateContent",
      path: at("streamGenerateContent"),
      body,
      check,
      streams: () => true,
      whole: wholeContent,
      events: contentEvents,
      framing,
    },
    {
      name: "countTokens",
      path: at("countTokens"),
      body: withCamelCase(countBody),
      whole: (plan) => {
        const totalTokens = usageOf(plan)?.input ?? 0;
        return { totalTokens, promptTokensDetails: [{ modality: "TEXT", tokenCount: totalTokens }] };
      },
    },
    {
      name: "embedContent",
      path: at("embedContent"),
      body: withCamelCase(embedBody),
      whole: (plan) => ({ embedding: { values: vectorsOf(plan, 1)[0] } }),
    },
    {
      name: "batchEmbedContents",
      path: at("batchEmbedContents"),
      body: withCamelCase(batchEmbedBody),
      whole: (plan, call) => ({
        embeddings: vectorsOf(plan, (call.body.requests as unknown[]).length).map((values) => ({ values })),
      }),
    },
    {
      name: "predict",
      path: at("predict"),
      body: predictBody,
      whole: (plan, call) => ({
        predictions: vectorsOf(plan, (call.body.instances as unknown[]).length).map((values, i) => ({
          embeddings: {
            values,
            statistics: { truncated: false, token_count: i === 0 ? (usageOf(plan)?.input ?? 0) : 0 },
          },
        })),
      }),
    },
  ];
}
