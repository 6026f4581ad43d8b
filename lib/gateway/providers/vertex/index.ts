import { geminiCounter } from "../gemini/count";
import { type GeminiHost, geminiDialects, JSON_HEADERS } from "../gemini/dialects";
import { readGoogleFailure } from "../gemini/errors";
import { askedTier } from "../gemini/request/chat-body";
import type { Provider, Target } from "../provider";
import { AccessTokens } from "./access-tokens";
import { renewingSend } from "./renewing-send";

const DEFAULT_LOCATION = "global";
const VERSIONED = /\/v1(?:beta1)?$/;

/** `gemini-2.5-pro`, `meta/llama-4`, `publishers/google/models/…` and `endpoints/123` are all names of models. */
function modelPath(upstreamModel: string): string {
  if (/^(?:publishers|endpoints)\//.test(upstreamModel)) return upstreamModel;
  const slash = upstreamModel.indexOf("/");
  const publisher = slash < 0 ? "google" : upstreamModel.slice(0, slash);
  return `publishers/${publisher}/models/${upstreamModel.slice(slash + 1)}`;
}

function pathOf({ provider, upstreamModel }: Target, project: string): string {
  const base = new URL(provider.baseUrl ?? "").pathname.replace(/\/+$/, "");
  const version = VERSIONED.test(base) ? base : `${base}/v1beta1`;
  const location = provider.region ?? DEFAULT_LOCATION;
  return `${version}/projects/${project}/locations/${location}/${encodeURI(modelPath(upstreamModel))}`;
}

function vertexHost(tokens: AccessTokens): GeminiHost {
  return {
    takesCallIds: false,
    takesLabels: true,
    takesServiceTier: false,
    headersFor({ body }) {
      const tier = askedTier(body);
      return tier === null ? [] : ["x-vertex-ai-llm-shared-request-type", tier];
    },
    request(target, verb, body, more) {
      const credential = target.provider.credential ?? "";
      const path = `${pathOf(target, tokens.projectOf(credential))}:${verb}`;
      const withToken = (token: string) => ({
        path,
        headers: [...JSON_HEADERS, "authorization", `Bearer ${token}`, ...more],
        body,
      });
      const token = tokens.get(credential);
      return typeof token === "string" ? withToken(token) : token.then(withToken);
    },
  };
}

/** Gemini on Google Cloud's Vertex AI, opened by a service account. */
export function vertexProvider(send: Provider["send"]): Provider {
  const tokens = new AccessTokens();
  const host = vertexHost(tokens);
  return {
    dialects: geminiDialects(host),
    counters: { gemini: geminiCounter(host, false) },
    failure: readGoogleFailure,
    send: renewingSend(send, tokens),
  };
}
