import { AppError } from "@/lib/core/errors";
import { findInvalidPart, NO_USAGE } from "@/lib/core/usage";
import type { EmbeddingsAsk } from "../../operations/ask";
import type { OperationAnswer, OperationDialect, ReportedUsage, Target, UpstreamRequest } from "../provider";
import { cohereAddress } from "./address";

type Answer = {
  id?: string;
  embeddings?: { float?: number[][] };
  meta?: { billed_units?: { input_tokens?: unknown; images?: unknown } };
};

/** What the vectors are for changes them; a caller of OpenAI's protocol may say it, and means documents if not. */
const INPUT_TYPE = "search_document";

function textsOf({ input }: EmbeddingsAsk["body"]): string[] {
  const texts = typeof input === "string" ? [input] : input;
  return texts.map((text) => {
    if (typeof text === "string") return text;
    throw new AppError("unsupported_parameter", "This model's provider takes texts, not tokens.", {
      param: "input",
    });
  });
}

function toEmbedRequest(ask: EmbeddingsAsk, target: Target): UpstreamRequest {
  const { path, headers } = cohereAddress(target, "/v2/embed");
  const { dimensions, input_type = INPUT_TYPE, truncate } = ask.body;
  const body = {
    model: target.upstreamModel,
    texts: textsOf(ask.body),
    input_type,
    embedding_types: ["float"],
    ...(dimensions != null && { output_dimension: dimensions }),
    ...(truncate != null && { truncate }),
  };
  const accept = "application/json";
  return {
    path,
    headers: ["content-type", accept, "accept", accept, "user-agent", "turnpike", ...headers],
    body: JSON.stringify(body),
  };
}

function usageOf({ meta }: Answer): ReportedUsage | null {
  const input = meta?.billed_units?.input_tokens;
  if (typeof input !== "number") return null;
  const vector = { ...NO_USAGE, input };
  return { vector, invalid: findInvalidPart(vector), raw: meta };
}

/** Reads Cohere's vectors as OpenAI's list; throws on anything else. */
function readEmbedded(body: Buffer, model: string): OperationAnswer {
  const value = JSON.parse(body.toString("utf8")) as Answer;
  const vectors = value.embeddings?.float;
  if (!Array.isArray(vectors)) throw new Error("the answer has no vectors");
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return {
    contentType: "application/json",
    text: JSON.stringify({ object: "list", data, model }),
    usage: usageOf(value),
  };
}

export const cohereEmbeddings: OperationDialect<EmbeddingsAsk> = {
  request: toEmbedRequest,
  response: (body, _headers, _ask, target) => readEmbedded(body, target.upstreamModel),
};
