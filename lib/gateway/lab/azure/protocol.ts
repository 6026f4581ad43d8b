import { z } from "zod";
import { dataFraming } from "../framing";
import type { LabCall } from "../lab-call";
import { chatBody } from "../openai/chat-request";
import { openAiFailure, openAiRefusal } from "../openai/failures";
import { otherEndpoints } from "../openai/other-endpoints";
import { chatEndpoint, responsesEndpoint } from "../openai/protocol";
import type { LabFailure, LabPlan } from "../plan";
import { type LabEndpoint, type LabEvent, type LabProtocol, LabRefusal } from "../protocol";

const SAFE = { filtered: false, severity: "safe" };
const FILTERS = { hate: SAFE, self_harm: SAFE, sexual: SAFE, violence: SAFE };
const DEPLOYMENT = "/openai/deployments/(?<deployment>[^/]+)";

type Chat = { choices: Record<string, unknown>[] };

/** Azure adds what its filters found: of the prompt in a chunk of its own before the others, and in each choice. */
function filtered(endpoint: LabEndpoint): LabEndpoint {
  const prompt_filter_results = [{ prompt_index: 0, content_filter_results: FILTERS }];
  const inChoices = ({ choices, ...rest }: Chat) => ({
    ...rest,
    choices: choices.map((choice) => ({ ...choice, content_filter_results: FILTERS })),
  });
  const events = (plan: LabPlan, call: LabCall): LabEvent[] => {
    const chunks = endpoint.events!(plan, call);
    const first = {
      choices: [],
      created: 0,
      id: "",
      model: "",
      object: "",
      prompt_filter_results,
    };
    return [{ data: first }, ...chunks.map((chunk) => ({ ...chunk, data: inChoices(chunk.data as Chat) }))];
  };
  return {
    ...endpoint,
    events,
    whole: (plan, call) => ({ ...inChoices(endpoint.whole(plan, call) as Chat), prompt_filter_results }),
  };
}

function checkVersion({ path, query }: LabCall): void {
  const { date } = /^(?<date>\d{4}-\d\d-\d\d)(-preview)?$/.exec(query.get("api-version") ?? "")?.groups ?? {};
  if (path.startsWith("/openai/deployments/") && !date) throw new LabRefusal("Resource not found", [], 404);
}

/** Deployments are spoken to in a dated version. */
function versioned(endpoint: LabEndpoint): LabEndpoint {
  return {
    ...endpoint,
    check(call) {
      checkVersion(call);
      endpoint.check?.(call);
    },
  };
}

function azureFailure(failure: LabFailure, call: LabCall) {
  if (failure.kind === "not_found") {
    const error = {
      code: "DeploymentNotFound",
      message: "The API deployment for this resource does not exist.",
    };
    return { status: 404, body: { error } };
  }
  if (failure.kind === "unauthorized") {
    const message = "Access denied due to invalid subscription key or wrong API endpoint.";
    return { status: 401, body: { error: { code: "401", message } } };
  }
  if (failure.kind === "rate_limit") {
    const { status, headers } = openAiFailure(failure, call);
    const seconds = Math.ceil(failure.resetMs / 1_000);
    const message = `Requests to the ChatCompletions_Create Operation have exceeded call rate limit of your current pricing tier. Please retry after ${seconds} seconds.`;
    return { status, headers, body: { error: { code: "429", message } } };
  }
  return openAiFailure(failure, call);
}

/** A deployment's path names the model: the body need not. */
const deployedChat: LabEndpoint = {
  ...chatEndpoint(new RegExp(`^${DEPLOYMENT}/chat/completions$`), "openai"),
  body: chatBody({ model: z.string().optional() }),
};

/** Azure OpenAI: deployments of dated versions, and /openai/v1. */
export const azureProtocol: LabProtocol = {
  kind: "azure",
  basePath: "",
  credential: () => JSON.stringify({ apiKey: "lab-azure-key-0123456789" }),
  endpoints: [
    versioned(filtered(deployedChat)),
    ...otherEndpoints(DEPLOYMENT).map(versioned),
    filtered(chatEndpoint(/^\/openai\/v1\/chat\/completions$/, "openai")),
    responsesEndpoint(/^\/openai\/(v1\/)?responses$/),
    ...otherEndpoints("/openai/v1"),
  ],
  framing: dataFraming("data: [DONE]"),
  headers: (call) => ({ "apim-request-id": call.id, "x-ms-region": "Sweden Central" }),
  authenticate({ headers }) {
    if (headers["api-key"] || headers.authorization?.startsWith("Bearer ")) return;
    throw new LabRefusal("Access denied due to invalid subscription key or wrong API endpoint.", [], 401);
  },
  failure: azureFailure,
  failureEvent: (failure, call) => ({ data: { error: azureFailure(failure, call).body.error } }),
  refusal: (refusal) =>
    refusal.status === 404
      ? { status: 404, body: { error: { code: "404", message: refusal.message } } }
      : openAiRefusal(refusal),
};
