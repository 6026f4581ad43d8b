import { geminiCounter } from "../gemini/count";
import { type GeminiHost, geminiDialects, JSON_HEADERS } from "../gemini/dialects";
import { readGoogleFailure } from "../gemini/errors";
import { vertexEmbeddings } from "../gemini/operations/embeddings";
import { geminiImages } from "../gemini/operations/images";
import { askedTier } from "../gemini/request/chat-body";
import type { Dialect, Provider, Target, UpstreamRequest } from "../provider";
import { AccessTokens } from "./access-tokens";
import { claudeDialects, isClaude } from "./claude";
import { renewingSend } from "./renewing-send";

const DEFAULT_LOCATION = "global";
const VERSIONED = /\/v1(?:beta1)?$/;

/** `gemini-2.5-pro`, `meta/llama-4`, `publishers/google/models/…` and `endpoints/123` are all names of models. */
function modelPath(upstreamModel: string): string {
  if (/^(?:publishers|endpoints)\//.test(upstreamModel)) return upstreamModel;
  const slash = upstreamModel.indexOf("/");
  const own = isClaude(upstreamModel) ? "anthropic" : "google";
  const publisher = slash < 0 ? own : upstreamModel.slice(0, slash);
  return `publishers/${publisher}/models/${upstreamModel.slice(slash + 1)}`;
}

function pathOf({ provider, upstreamModel }: Target, project: string): string {
  const base = new URL(provider.baseUrl ?? "").pathname.replace(/\/+$/, "");
  const version = VERSIONED.test(base) ? base : `${base}/v1beta1`;
  const location = provider.region ?? DEFAULT_LOCATION;
  return `${version}/projects/${project}/locations/${location}/${encodeURI(modelPath(upstreamModel))}`;
}

type Ask = (
  target: Target,
  verb: string,
  body: string,
  more: string[],
) => UpstreamRequest | Promise<UpstreamRequest>;

/** Requests to a model's address, with the account's token. */
function askWith(tokens: AccessTokens): Ask {
  return (target, verb, body, more) => {
    const credential = target.provider.credential ?? "";
    const path = `${pathOf(target, tokens.projectOf(credential))}:${verb}`;
    const withToken = (token: string) => ({
      path,
      headers: [...JSON_HEADERS, "authorization", `Bearer ${token}`, ...more],
      body,
    });
    const token = tokens.get(credential);
    return typeof token === "string" ? withToken(token) : token.then(withToken);
  };
}

function vertexHost(request: Ask): GeminiHost {
  return {
    takesCallIds: false,
    takesLabels: true,
    takesServiceTier: false,
    headersFor({ body }) {
      const tier = askedTier(body);
      return tier === null ? [] : ["x-vertex-ai-llm-shared-request-type", tier];
    },
    request,
  };
}

/** One of two dialects, by the model. */
function byModel(gemini: Dialect, claude: Dialect): Dialect {
  const dialectOf = (upstreamModel = "") => (isClaude(upstreamModel) ? claude : gemini);
  return {
    request: (ask, target, bounds) => dialectOf(target.upstreamModel).request(ask, target, bounds),
    response: (body, upstreamModel) => dialectOf(upstreamModel).response(body, upstreamModel),
    stream: (upstreamModel) => dialectOf(upstreamModel).stream(upstreamModel),
  };
}

/** Gemini and Claude on Google Cloud's Vertex AI, opened by a service account. */
export function vertexProvider(send: Provider["send"]): Provider {
  const tokens = new AccessTokens();
  const request = askWith(tokens);
  const host = vertexHost(request);
  const gemini = geminiDialects(host);
  const claude = claudeDialects(request);
  return {
    dialects: { chat: byModel(gemini.chat, claude.chat), gemini: gemini.gemini, messages: claude.messages },
    speaks: ({ upstreamModel }, wire) => wire === (isClaude(upstreamModel) ? "messages" : "gemini"),
    operations: { embeddings: vertexEmbeddings(host), images: geminiImages(host) },
    counters: { gemini: geminiCounter(host, false) },
    failure: readGoogleFailure,
    send: renewingSend(send, tokens),
  };
}
