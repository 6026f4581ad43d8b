import type { EmbeddingsAsk } from "../../operations/ask";
import { openAiAddress } from "../openai/operations/address";
import { readEmbeddings } from "../openai/operations/embeddings";
import { toJsonRequest } from "../openai/operations/json-request";
import type { OperationDialect } from "../provider";

/** OpenAI's, but for members that Mistral refuses or names otherwise. */
export const mistralEmbeddings: OperationDialect<EmbeddingsAsk> = {
  request(ask, target) {
    const { dimensions } = ask.body;
    return toJsonRequest(openAiAddress, "/embeddings", ask, target, {
      set: dimensions == null ? {} : { output_dimension: dimensions },
      drop: ["dimensions", "user"],
    });
  },
  response: readEmbeddings,
};
