import type { GeminiModel, GeminiModelList } from "@/lib/contract/gateway";
import type { Call, Caller } from "../../call";
import type { Gateway } from "../../gateway";
import type { ModelRecord } from "../../snapshot/records";
import { getModel, listModels } from "../models";
import { findModelsPath } from "./address";

const METHODS = ["generateContent", "streamGenerateContent", "countTokens"];
const PAGE_MAX = 1_000;
const PAGE_DEFAULT = 50;

function toGeminiModel({ slug, name, description, ...model }: ModelRecord): GeminiModel {
  return {
    name: `models/${slug}`,
    baseModelId: slug,
    version: "001",
    displayName: name,
    description,
    inputTokenLimit: model.contextTokens,
    outputTokenLimit: model.maxOutputTokens,
    supportedGenerationMethods: model.operations.includes("chat") ? METHODS : [],
    thinking: model.capabilities.includes("reasoning"),
  };
}

function pageOf({ url = "" }: Call["req"]): { from: number; size: number } {
  const query = new URLSearchParams(url.slice(url.indexOf("?") + 1));
  const size = Number(query.get("pageSize") ?? query.get("page_size") ?? PAGE_DEFAULT);
  const from = Number(query.get("pageToken") ?? query.get("page_token") ?? 0);
  return {
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
    size: size >= 1 ? Math.min(Math.floor(size), PAGE_MAX) : PAGE_DEFAULT,
  };
}

function listGeminiModels(gateway: Gateway, call: Call, caller: Caller): GeminiModelList {
  const { data } = listModels(gateway, call, caller);
  const { from, size } = pageOf(call.req);
  const page = data.slice(from, from + size);
  const models = page.map(({ id }) => toGeminiModel(gateway.config.snapshot.modelNamed(id)!));
  return { models, ...(from + size < data.length && { nextPageToken: String(from + size) }) };
}

function getGeminiModel(gateway: Gateway, call: Call, caller: Caller, slug: string): GeminiModel {
  const { id } = getModel(gateway, call, caller, slug);
  return toGeminiModel(gateway.config.snapshot.modelNamed(id)!);
}

/** The models that this key may call, in Gemini's form and pages, or the one that the path names; 404 for any other. */
export function readGeminiModels(
  gateway: Gateway,
  call: Call,
  caller: Caller,
  path: string,
): GeminiModelList | GeminiModel {
  const slug = findModelsPath(path);
  return slug ? getGeminiModel(gateway, call, caller, slug) : listGeminiModels(gateway, call, caller);
}
