import { SignatureV4 } from "@smithy/signature-v4";
import { z } from "zod";
import type { ProviderSettings } from "@/lib/contract/providers";
import type { ProviderKind } from "@/lib/core/provider-presets";
import { parseCredential } from "../credential";
import { fetchGoogleToken } from "./google-token";
import { Sha256 } from "./sha256";

/** One model of a provider's list, in our terms. */
export type UpstreamModel = {
  id: string;
  contextTokens?: number | undefined;
  maxOutputTokens?: number | undefined;
};

/** A provider whose credential is open. */
export type OpenProvider = {
  kind: string;
  baseUrl: string;
  region: string | null;
  settings: ProviderSettings;
  credential: string | null;
};

type Ask = { url: string; headers: Record<string, string> };
type Protocol = {
  ask(provider: OpenProvider, signal: AbortSignal): Ask | Promise<Ask>;
  /** Throws ZodError on what is not the provider's list. */
  read(json: unknown): UpstreamModel[];
};

const ANTHROPIC_VERSION = "2023-06-01";
const AZURE_VERSION = "2024-10-21";
const DEFAULT_REGION = "us-east-1";

const id = z.string().min(1).max(200);
const tokens = z.number().int().positive().optional().catch(undefined);

/** Context lengths are in vLLM's, OpenRouter's, Groq's and Mistral's answers, each by a name of its own; not in OpenAI's. */
const openAiList = z.object({
  data: z.array(
    z.object({
      id,
      context_length: tokens,
      max_model_len: tokens,
      context_window: tokens,
      max_context_length: tokens,
      max_completion_tokens: tokens,
    }),
  ),
});
const anthropicList = z.object({
  data: z.array(z.object({ id, max_input_tokens: tokens, max_tokens: tokens })),
});
const geminiList = z.object({
  models: z.array(z.object({ name: id, inputTokenLimit: tokens, outputTokenLimit: tokens })),
});
const cohereList = z.object({ models: z.array(z.object({ name: id, context_length: tokens })) });
const bedrockList = z.object({ modelSummaries: z.array(z.object({ modelId: id })) });
const vertexList = z.object({ publisherModels: z.array(z.object({ name: id })) });

const bearer = ({ credential }: OpenProvider): Record<string, string> =>
  credential === null ? {} : { authorization: `Bearer ${credential}` };

const openai: Protocol = {
  ask: (provider) => ({ url: `${provider.baseUrl}/models`, headers: bearer(provider) }),
  read: (json) =>
    openAiList.parse(json).data.map((model) => ({
      id: model.id,
      contextTokens:
        model.context_length ?? model.max_model_len ?? model.context_window ?? model.max_context_length,
      maxOutputTokens: model.max_completion_tokens,
    })),
};

const anthropic: Protocol = {
  ask: ({ baseUrl, credential }) => ({
    url: `${baseUrl}/v1/models?limit=1000`,
    headers: { "x-api-key": credential ?? "", "anthropic-version": ANTHROPIC_VERSION },
  }),
  read: (json) =>
    anthropicList.parse(json).data.map((model) => ({
      id: model.id,
      contextTokens: model.max_input_tokens,
      maxOutputTokens: model.max_tokens,
    })),
};

const gemini: Protocol = {
  ask: ({ baseUrl, credential }) => ({
    url: `${baseUrl}/v1beta/models?pageSize=1000`,
    headers: { "x-goog-api-key": credential ?? "" },
  }),
  read: (json) =>
    geminiList.parse(json).models.map((model) => ({
      id: model.name.replace(/^models\//, ""),
      contextTokens: model.inputTokenLimit,
      maxOutputTokens: model.outputTokenLimit,
    })),
};

const vertex: Protocol = {
  async ask({ baseUrl, credential }, signal) {
    const { serviceAccount } = parseCredential("vertex", credential);
    return {
      url: `${baseUrl}/v1beta1/publishers/google/models?pageSize=200`,
      headers: {
        authorization: `Bearer ${await fetchGoogleToken(serviceAccount, signal)}`,
        "x-goog-user-project": serviceAccount.project_id,
      },
    };
  },
  read: (json) =>
    vertexList
      .parse(json)
      .publisherModels.map(({ name }) => ({ id: name.replace(/^publishers\/google\/models\//, "") })),
};

const cohere: Protocol = {
  ask: (provider) => ({ url: `${provider.baseUrl}/v1/models?page_size=1000`, headers: bearer(provider) }),
  read: (json) =>
    cohereList.parse(json).models.map((model) => ({ id: model.name, contextTokens: model.context_length })),
};

const azure: Protocol = {
  ask({ baseUrl, credential, settings }) {
    const { apiKey } = parseCredential("azure", credential);
    const version = settings.apiVersion ?? AZURE_VERSION;
    const path = /^\d/.test(version) ? `/openai/models?api-version=${version}` : "/openai/v1/models";
    return { url: `${baseUrl}${path}`, headers: { "api-key": apiKey } };
  },
  read: openai.read,
};

const bedrock: Protocol = {
  async ask({ baseUrl, region, credential }) {
    // The list is the control plane's, which answers beside the runtime.
    const url = new URL(`${baseUrl.replace("://bedrock-runtime.", "://bedrock.")}/foundation-models`);
    const { sessionToken, ...keys } = parseCredential("bedrock", credential);
    const credentials = { ...keys, ...(sessionToken !== undefined && { sessionToken }) };
    const signer = new SignatureV4({
      service: "bedrock",
      region: region ?? DEFAULT_REGION,
      credentials,
      sha256: Sha256,
    });
    const signed = await signer.sign({
      method: "GET",
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host },
      ...(url.port !== "" && { port: Number(url.port) }),
    });
    return { url: url.href, headers: signed.headers };
  },
  read: (json) => bedrockList.parse(json).modelSummaries.map(({ modelId }) => ({ id: modelId })),
};

/** How each kind of provider is asked for its models. */
export const LIST_PROTOCOLS: Record<Exclude<ProviderKind, "sandbox">, Protocol> = {
  openai,
  mistral: openai,
  anthropic,
  gemini,
  vertex,
  cohere,
  azure,
  bedrock,
};
