import { AppError } from "@/lib/core/errors";
import { findInvalidPart, NO_USAGE } from "@/lib/core/usage";
import type { EmbeddingsAsk } from "../../../operations/ask";
import type { OperationAnswer, OperationDialect, ReportedUsage } from "../../provider";
import { type GeminiHost, modelName } from "../dialects";
import { readGeminiUsage } from "../usage";

/** A text each; Google takes no tokens. */
function textsOf({ input }: EmbeddingsAsk["body"]): string[] {
  const texts = typeof input === "string" ? [input] : input;
  return texts.map((text) => {
    if (typeof text === "string") return text;
    throw new AppError("unsupported_parameter", "This model's provider takes texts, not tokens.", {
      param: "input",
    });
  });
}

/** Vectors as OpenAI's list. */
function vectorList(vectors: unknown[], model: string, usage: ReportedUsage | null): OperationAnswer {
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return {
    contentType: "application/json",
    text: JSON.stringify({ object: "list", data, model }),
    usage,
  };
}

type BatchAnswer = { embeddings?: { values?: number[] }[]; usageMetadata?: unknown };

/** batchEmbedContents of the Gemini API; older models say nothing of the usage. */
export function geminiEmbeddings(host: GeminiHost): OperationDialect<EmbeddingsAsk> {
  return {
    request(ask, target) {
      const { dimensions, task_type: taskType } = ask.body;
      const requests = textsOf(ask.body).map((text) => ({
        model: modelName(target.upstreamModel),
        content: { parts: [{ text }] },
        ...(dimensions != null && { outputDimensionality: dimensions }),
        ...(typeof taskType === "string" && { taskType }),
      }));
      return host.request(target, "batchEmbedContents", JSON.stringify({ requests }), []);
    },
    response(body, _headers, _ask, target) {
      const { embeddings, usageMetadata } = JSON.parse(body.toString("utf8")) as BatchAnswer;
      if (!Array.isArray(embeddings)) throw new Error("the answer has no vectors");
      const vectors = embeddings.map(({ values }) => values);
      return vectorList(vectors, target.upstreamModel, readGeminiUsage(usageMetadata, 0));
    },
  };
}

type Prediction = { embeddings?: { values?: number[]; statistics?: { token_count?: number } } };

/** What the vectors of Vertex say was read, each for itself. */
function predictedUsage(predictions: Prediction[]): ReportedUsage | null {
  const counts = predictions.map(({ embeddings }) => embeddings?.statistics?.token_count);
  if (counts.some((count) => typeof count !== "number")) return null;
  const vector = { ...NO_USAGE, input: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) };
  return { vector, invalid: findInvalidPart(vector), raw: counts };
}

/** Vertex's text embeddings, by `predict`. */
export function vertexEmbeddings(host: GeminiHost): OperationDialect<EmbeddingsAsk> {
  return {
    request(ask, target) {
      const { dimensions, task_type: taskType } = ask.body;
      const instances = textsOf(ask.body).map((content) => ({
        content,
        ...(typeof taskType === "string" && { task_type: taskType }),
      }));
      const parameters = dimensions == null ? {} : { outputDimensionality: dimensions };
      return host.request(target, "predict", JSON.stringify({ instances, parameters }), []);
    },
    response(body, _headers, _ask, target) {
      const { predictions } = JSON.parse(body.toString("utf8")) as { predictions?: Prediction[] };
      if (!Array.isArray(predictions)) throw new Error("the answer has no vectors");
      const vectors = predictions.map(({ embeddings }) => embeddings?.values);
      return vectorList(vectors, target.upstreamModel, predictedUsage(predictions));
    },
  };
}
