import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/core/errors";

export const GEMINI_VERBS = ["generateContent", "streamGenerateContent", "countTokens"] as const;
export type GeminiVerb = (typeof GEMINI_VERBS)[number];

const CALL = new RegExp(`^/v1(?:beta|alpha)?/(?:models/)?(.+):(${GEMINI_VERBS.join("|")})$`);
const MODELS = /^\/v1(?:beta|alpha)?\/models(?:\/(.+))?$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `models/` before a name is left out; slugs have slashes of their own. */
const bareName = (name: string) => decoded(name).replace(/^models\//, "");

/** The operation at the end of a path, or null where there is none of Gemini's. */
export function findVerb(path: string): GeminiVerb | null {
  if (!path.includes(":")) return null;
  return (CALL.exec(path)?.[2] as GeminiVerb | undefined) ?? null;
}

/** The model that a path names. */
export function modelInPath(path: string): string {
  const name = CALL.exec(path)?.[1];
  if (name) return bareName(name);
  throw new AppError("not_found", `There is no model in ${path.slice(0, 200)}.`);
}

/** The list of models (""), one of them, or null for another path. */
export function findModelsPath(path: string): string | null {
  const found = MODELS.exec(path);
  return found ? bareName(found[1] ?? "") : null;
}

/** Whether Google's client asks: under `/v1/models` OpenAI's look the same but for their headers. */
export function isGoogleClient({ headers }: IncomingMessage): boolean {
  return headers["x-goog-api-key"] !== undefined || headers["x-goog-api-client"] !== undefined;
}
