import type { FailureHeaders } from "../failure";
import { readOpenAiFailure } from "../openai/errors";
import type { UpstreamFailure } from "../provider";

/** Cohere says a prompt that is too long in words of its own. */
export function readCohereFailure(status: number, headers: FailureHeaders, body: Buffer): UpstreamFailure {
  const failure = readOpenAiFailure(status, headers, body);
  return failure.code === "invalid_request" && body.includes("too many tokens")
    ? { ...failure, code: "context_length_exceeded" }
    : failure;
}
