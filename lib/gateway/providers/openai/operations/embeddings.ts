import type { EmbeddingsAsk } from "../../../operations/ask";
import type { OperationAnswer, OperationDialect } from "../../provider";
import type { Address } from "./address";
import { toJsonRequest } from "./json-request";
import { readTokenUsage } from "./usage";

/** Reads a list of embeddings; throws on anything else. */
export function readEmbeddings(body: Buffer): OperationAnswer {
  const text = body.toString("utf8");
  const { data, usage } = JSON.parse(text) as { data?: unknown; usage?: unknown };
  if (!Array.isArray(data)) throw new Error("the answer has no data");
  return {
    contentType: "application/json",
    text,
    usage: readTokenUsage(usage, { input: "input", output: "output" }),
  };
}

export function openAiEmbeddings(address: Address): OperationDialect<EmbeddingsAsk> {
  return {
    request: (ask, target) => toJsonRequest(address, "/embeddings", ask, target),
    response: readEmbeddings,
  };
}
