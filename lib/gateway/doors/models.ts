import type { ModelList, ModelObject } from "@/lib/contract/gateway";
import type { PriceRates } from "@/lib/contract/prices";
import { AppError } from "@/lib/core/errors";
import { allowsModel } from "../auth/scope";
import type { Call, Caller } from "../call";
import type { Gateway } from "../gateway";
import type { ModelRecord } from "../snapshot/records";
import { priceAt } from "../snapshot/snapshot";
import { toPricing } from "./model-pricing";

const PARAMETERS = [
  "max_tokens",
  "max_completion_tokens",
  "temperature",
  "top_p",
  "stop",
  "seed",
  "n",
  "frequency_penalty",
  "presence_penalty",
  "stream",
];
const PARAMETERS_OF: Record<string, string[]> = {
  tools: ["tools", "tool_choice", "parallel_tool_calls"],
  json_schema: ["response_format", "structured_outputs"],
  reasoning: ["reasoning_effort"],
  logprobs: ["logprobs", "top_logprobs"],
};

/** As the catalogue lists them; where it does not, what follows for a chat model from its capabilities. */
function parametersOf({ parameters, operations, capabilities }: ModelRecord): string[] {
  if (parameters.length > 0 || !operations.includes("chat")) return parameters;
  return [...PARAMETERS, ...capabilities.flatMap((name) => PARAMETERS_OF[name] ?? [])];
}

function toModelObject(model: ModelRecord, rates: PriceRates): ModelObject {
  return {
    id: model.slug,
    object: "model",
    created: Math.floor(model.createdAtMs / 1_000),
    owned_by: model.ownedBy,
    name: model.name,
    canonical_slug: model.slug,
    description: model.description,
    context_length: model.contextTokens,
    architecture: {
      modality: `${model.inputModalities.join("+")}->${model.outputModalities.join("+")}`,
      input_modalities: model.inputModalities,
      output_modalities: model.outputModalities,
      tokenizer: model.tokenizer,
      instruct_type: null,
    },
    operations: model.operations,
    pricing: toPricing(rates),
    top_provider: {
      context_length: model.contextTokens,
      max_completion_tokens: model.maxOutputTokens,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: parametersOf(model),
    supported_voices: null,
    default_parameters: null,
    expiration_date: null,
    links: { details: `/v1/models/${model.slug}` },
  };
}

function findOffered(caller: Caller, model: ModelRecord, nowMs: number): ModelObject | undefined {
  const allowed =
    allowsModel(caller.key.allowedModels, model.slug) &&
    allowsModel(caller.project.allowedModels, model.slug);
  const price = model.enabled && model.routes.length > 0 && allowed ? priceAt(model, nowMs) : undefined;
  return price && toModelObject(model, price.rates);
}

/** The models that this key may call, by slug. */
export function listModels(gateway: Gateway, call: Call, caller: Caller): ModelList {
  const data = [...gateway.config.snapshot.allModels()]
    .flatMap((model) => findOffered(caller, model, call.startedAtMs) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { object: "list", data, links: { next: null }, total_count: data.length };
}

/** One of those models; 404 for any other. */
export function getModel(gateway: Gateway, call: Call, caller: Caller, slug: string): ModelObject {
  const model = gateway.config.snapshot.modelNamed(slug);
  const found = model && findOffered(caller, model, call.startedAtMs);
  if (found) return found;
  throw new AppError("model_not_found", `The model ${JSON.stringify(slug)} does not exist here.`, {
    param: "model",
  });
}
