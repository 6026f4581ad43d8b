import type { Ask, POSTS } from "./ask";
import { recording } from "./operation-asks";

/** A body that is right in every point but the model, which is not for the job either. */
const GOOD: Record<(typeof POSTS)[number], Record<string, unknown>> = {
  "/chat/completions": { messages: [{ role: "user", content: "Hi" }] },
  "/responses": { input: "Hi" },
  "/embeddings": { input: "Hi" },
  "/images/generations": { prompt: "a road" },
  "/audio/speech": { input: "Hi", voice: "alloy" },
  "/audio/transcriptions": {},
  "/moderations": { input: "Hi" },
};

/** What a caller can be who may not. */
export type Keys = { good: string; poor: string; narrow: string; limited: string };

export type Asking = { operation: (typeof POSTS)[number]; model: string };

function bodyFor(operation: (typeof POSTS)[number], model: string): unknown {
  return operation === "/audio/transcriptions" ? recording({ model }) : { ...GOOD[operation], model };
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** Every refusal of one endpoint, for a model that it could serve. */
export function refusalsOf({ operation, model }: Asking, keys: Keys, bytesMax: number): Ask[] {
  const refused = (name: string, status: number, more: Partial<Ask> = {}): Ask => ({
    name: `${operation}, ${name}`,
    method: "post",
    operation,
    body: bodyFor(operation, model),
    statuses: [status],
    ...more,
  });
  const isForm = operation === "/audio/transcriptions";
  return [
    refused("no JSON", 400, {
      body: isForm ? "--x" : "{'a':1}",
      ...(isForm && { headers: { "content-type": "multipart/form-data; boundary=y" } }),
    }),
    refused("a bad field", 400, {
      body: isForm ? recording({ model, response_format: "morse" }) : { ...GOOD[operation], model: 5 },
    }),
    refused("another content type", 400, {
      body: "model=x",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    refused("no key", 401, { headers: bearer("sk-nobody") }),
    // What costs nothing needs no credit.
    refused("no credit", 402, {
      headers: bearer(keys.poor),
      ...(operation === "/moderations" && { statuses: [200, 402] }),
    }),
    refused("a key for something else", 403, { headers: bearer(keys.narrow) }),
    refused("an unknown model", 404, { body: bodyFor(operation, "acme/none") }),
    refused("a model for something else", 400, { body: bodyFor(operation, OTHER[operation]) }),
    refused("the wrong method", 405, { method: "get", body: undefined }),
    refused("too large a body", 413, {
      body: isForm
        ? recording({ model, prompt: "x".repeat(bytesMax) })
        : { ...GOOD[operation], model, filler: "x".repeat(bytesMax) },
    }),
    refused("a limited key", 429, { headers: bearer(keys.limited) }),
  ];
}

/** For each endpoint a model of the sandbox that does other work. */
const OTHER: Record<(typeof POSTS)[number], string> = {
  "/chat/completions": "sandbox/embed",
  "/responses": "sandbox/embed",
  "/embeddings": "sandbox/echo",
  "/images/generations": "sandbox/echo",
  "/audio/speech": "sandbox/echo",
  "/audio/transcriptions": "sandbox/echo",
  "/moderations": "sandbox/echo",
};

/** Look-ups of models, and what is no path at all. */
export function lookUpAsks(model: string): Ask[] {
  const get = (name: string, operation: string, path: string, status: number, headers = {}): Ask => ({
    name,
    method: "get",
    operation,
    path,
    headers,
    statuses: [status],
  });
  return [
    get("models", "/models", "/models", 200),
    get("a model", "/models/{model}", `/models/${encodeURIComponent(model)}`, 200),
    get("an unknown model", "/models/{model}", "/models/acme%2Fnone", 404),
    get("models without a key", "/models", "/models", 401, bearer("sk-nobody")),
    get("no path", "/models", "/nothing/here", 404),
  ];
}
