import type { TokenCounter } from "../provider";
import { anthropicHeaders, messagesPath } from "./endpoint";
import { nativeBody } from "./native";

/** Anthropic's own count, free of charge. */
export const anthropicCounter: TokenCounter = {
  request: (ask, target) => ({
    path: `${messagesPath(target)}/count_tokens`,
    headers: anthropicHeaders(target, false, ask.nativeHeaders),
    body: nativeBody(ask, ask.native.model === target.upstreamModel ? {} : { model: target.upstreamModel }),
  }),
  response(body) {
    const text = body.toString("utf8");
    const { input_tokens: tokens } = JSON.parse(text) as { input_tokens?: unknown };
    if (typeof tokens !== "number") throw new Error("the answer has no count");
    return text;
  },
};
