import type { ModerationAsk } from "../../../operations/ask";
import type { OperationAnswer, OperationDialect } from "../../provider";
import type { Address } from "./address";
import { toJsonRequest } from "./json-request";
import { readTokenUsage } from "./usage";

/** Reads the verdicts; throws on anything else. OpenAI says nothing of tokens, Mistral does. */
function readModeration(body: Buffer): OperationAnswer {
  const text = body.toString("utf8");
  const { results, usage } = JSON.parse(text) as { results?: unknown; usage?: unknown };
  if (!Array.isArray(results)) throw new Error("the answer has no results");
  return {
    contentType: "application/json",
    text,
    usage: readTokenUsage(usage, { input: "input", output: "output" }),
  };
}

export function openAiModerations(address: Address): OperationDialect<ModerationAsk> {
  return {
    request: (ask, target) => toJsonRequest(address, "/moderations", ask, target, { drop: ["user"] }),
    response: readModeration,
  };
}
