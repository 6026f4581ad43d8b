import type { Provider, Target } from "../provider";
import { geminiCounter } from "./count";
import { type GeminiHost, geminiDialects, JSON_HEADERS, modelName } from "./dialects";
import { readGoogleFailure } from "./errors";
import { geminiEmbeddings } from "./operations/embeddings";
import { geminiImages } from "./operations/images";

const VERSIONED = /\/v1(?:alpha|beta)?$/;
const bases = new Map<string, string>();

/** The path before `models`: the address's own, with a version. */
function basePath(baseUrl: string): string {
  let base = bases.get(baseUrl);
  if (base === undefined) {
    const path = new URL(baseUrl).pathname.replace(/\/+$/, "");
    base = VERSIONED.test(path) ? path : `${path}/v1beta`;
    bases.set(baseUrl, base);
  }
  return base;
}

function modelPath({ provider, upstreamModel }: Target): string {
  return `${basePath(provider.baseUrl ?? "")}/${encodeURI(modelName(upstreamModel))}`;
}

/** The Gemini API; its key never goes into the address. */
const geminiApi: GeminiHost = {
  takesCallIds: true,
  takesLabels: false,
  takesServiceTier: true,
  headersFor: () => [],
  request: (target, verb, body, headers) => ({
    path: `${modelPath(target)}:${verb}`,
    headers: [...JSON_HEADERS, "x-goog-api-key", target.provider.credential ?? "", ...headers],
    body,
  }),
};

/** Google's Gemini API with a key (ai.google.dev/api). */
export function geminiProvider(send: Provider["send"]): Provider {
  return {
    dialects: geminiDialects(geminiApi),
    operations: { embeddings: geminiEmbeddings(geminiApi), images: geminiImages(geminiApi) },
    counters: { gemini: geminiCounter(geminiApi, true) },
    failure: readGoogleFailure,
    send,
  };
}
