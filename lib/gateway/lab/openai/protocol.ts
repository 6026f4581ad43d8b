import { z } from "zod";
import { dataFraming, namedFraming } from "../framing";
import type { LabCall } from "../lab-call";
import { type LabEndpoint, type LabProtocol, LabRefusal } from "../protocol";
import { chatEvents, wholeChat } from "./chat-answer";
import { chatBody, checkChat, REASONING_BACK } from "./chat-request";
import type { ChatDialect } from "./chat-usage";
import { openAiFailure, openAiRefusal } from "./failures";
import { otherEndpoints } from "./other-endpoints";
import { responseEvents, wholeResponse } from "./responses-answer";
import { checkResponses, responsesBody } from "./responses-request";

const streams = ({ body }: LabCall) => body.stream === true;

/** What each provider takes beside OpenAI's own parameters. */
const BODIES: Record<ChatDialect, z.ZodType> = {
  openai: chatBody(),
  xai: chatBody({ search_parameters: z.looseObject({}).optional() }, REASONING_BACK),
  deepseek: chatBody({ thinking: z.looseObject({ type: z.string() }).optional() }, REASONING_BACK),
  groq: chatBody(
    { reasoning_format: z.string().optional(), include_reasoning: z.boolean().optional() },
    { reasoning: z.string().nullish() },
  ),
};

export function chatEndpoint(path: RegExp, dialect: ChatDialect): LabEndpoint {
  return {
    name: "chat",
    path,
    body: BODIES[dialect],
    check: checkChat,
    streams,
    whole: (plan, call) => wholeChat(plan, call, dialect),
    events: (plan, call) => chatEvents(plan, call, dialect),
  };
}

export function responsesEndpoint(path: RegExp): LabEndpoint {
  return {
    name: "responses",
    path,
    body: responsesBody,
    check: checkResponses,
    streams,
    whole: wholeResponse,
    events: responseEvents,
    framing: () => namedFraming(),
  };
}

/** OpenAI's API, or another provider's of the same protocol: platform.openai.com/docs/api-reference. */
export function openAiProtocol(dialect: ChatDialect = "openai"): LabProtocol {
  return {
    kind: dialect,
    basePath: "/v1",
    endpoints: [
      chatEndpoint(/^\/v1\/chat\/completions$/, dialect),
      responsesEndpoint(/^\/v1\/responses$/),
      ...otherEndpoints("/v1"),
    ],
    framing: dataFraming("data: [DONE]"),
    headers: (call) => ({
      "x-request-id": `req_${call.id}`,
      "openai-processing-ms": "12",
      "openai-version": "2020-10-01",
    }),
    authenticate({ headers }) {
      if (headers.authorization?.startsWith("Bearer ")) return;
      throw new LabRefusal("You didn't provide an API key.", [], 401);
    },
    failure: openAiFailure,
    failureEvent: (failure, call) => {
      const { error } = openAiFailure(failure).body;
      return call.endpoint === "responses"
        ? { name: "error", data: { ...error, type: "error", sequence_number: 0 } }
        : { data: { error } };
    },
    refusal: openAiRefusal,
  };
}
