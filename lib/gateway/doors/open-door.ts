import { AppError } from "@/lib/core/errors";
import type { Pool } from "@/lib/db";
import { authenticate } from "../auth/authenticate";
import { requireEndpointAllowed } from "../auth/scope";
import type { Call, Caller } from "../call";
import type { Gateway } from "../gateway";
import { handleChatCall } from "../handle-call";
import { sendJson, sendPreflight } from "../http/respond";
import { handleOperation } from "../operations/handle-operation";
import type { OperationDoor } from "../operations/operation-door";
import type { Operations } from "../providers/provider";
import { getCredits, getKeyState } from "./account";
import { speechDoor } from "./audio/speech";
import { transcriptionsDoor } from "./audio/transcriptions";
import { chatDoorFor, errorBodyFor } from "./chat";
import type { ChatDoor } from "./chat-door";
import { cohereDoor } from "./cohere";
import { type CountDoor, handleCountCall } from "./count-call";
import { embeddingsDoor } from "./embeddings";
import { estimating } from "./estimate";
import {
  findModelsPath,
  findVerb,
  type GeminiVerb,
  geminiCountDoor,
  geminiDoor,
  isGoogleClient,
  readGeminiModels,
} from "./gemini";
import { imagesDoor } from "./images";
import { getGeneration, listActivity } from "./lookups";
import {
  countTokensDoor,
  isAnthropicClient,
  messagesDoor,
  toMessagesModel,
  toMessagesModelList,
} from "./messages";
import { getModel, listModels } from "./models";
import { moderationsDoor } from "./moderations";
import { organizationReads } from "./organization";
import { getResponse, inputTokensDoor, responsesDoor } from "./responses";

type Door = { method: "GET" | "POST"; name: string; open(call: Call, path: string): Promise<void> | void };

/** A door for chat calls; its errors are in the protocol of its callers. */
function chatting(gateway: Gateway, name: string, doorFor: (req: Call["req"]) => ChatDoor): Door {
  return {
    method: "POST",
    name,
    open(call, path) {
      const door = doorFor(call.req);
      call.errorBody = door.error;
      if (door.requestIdHeader) call.res.setHeader(door.requestIdHeader, call.requestId);
      return handleChatCall(gateway, door, call, path);
    },
  };
}

/** A door for what a model does beside chat, in OpenAI's protocol. */
function operating<N extends keyof Operations>(gateway: Gateway, name: string, door: OperationDoor<N>): Door {
  return {
    method: "POST",
    name,
    open(call) {
      call.errorBody = errorBodyFor(call.req);
      return handleOperation(gateway, door, call);
    },
  };
}

/** A door that tells how many tokens a request has, in the protocol of `like`. */
function counting(gateway: Gateway, name: string, door: CountDoor, like: ChatDoor): Door {
  return {
    method: "POST",
    name,
    open(call, path) {
      call.errorBody = like.error;
      return handleCountCall(gateway, door, call, path);
    },
  };
}

/** What a call would cost, in the protocol of its body's callers. */
function estimateDoor(gateway: Gateway, pool: Pool): Door {
  const estimate = estimating(gateway, pool);
  return {
    method: "POST",
    name: "estimate",
    open(call) {
      call.errorBody = modelErrorsFor(call.req);
      return estimate(call);
    },
  };
}

/** Gemini's operations stand at the end of a model's path. */
function geminiDoors(gateway: Gateway): Record<GeminiVerb, Door> {
  const generating = chatting(gateway, "gemini.generate", () => geminiDoor);
  return {
    generateContent: generating,
    streamGenerateContent: generating,
    countTokens: counting(gateway, "gemini.count_tokens", geminiCountDoor, geminiDoor),
  };
}

/** Models are listed under one address in OpenAI's form and, to Google's and Anthropic's clients, in theirs. */
function readModels(gateway: Gateway, call: Call, caller: Caller, path: string): unknown {
  if (isGoogleClient(call.req)) return readGeminiModels(gateway, call, caller, path);
  const forAnthropic = isAnthropicClient(call.req);
  if (!path.startsWith(MODEL_PREFIX)) {
    const list = listModels(gateway, call, caller);
    return forAnthropic ? toMessagesModelList(list) : list;
  }
  const model = getModel(gateway, call, caller, decodeModel(path.slice(MODEL_PREFIX.length)));
  return forAnthropic ? toMessagesModel(model) : model;
}

function modelErrorsFor(req: Call["req"]): Call["errorBody"] {
  if (isGoogleClient(req)) return geminiDoor.error;
  return isAnthropicClient(req) ? messagesDoor.error : errorBodyFor(req);
}

const MODEL_PREFIX = "/v1/models/";
const RESPONSE_PREFIX = "/v1/responses/";

/** Every path of the gateway, and what answers there. */
export function gatewayDoors(gateway: Gateway, pool: Pool): (path: string) => Door | undefined {
  const asCaller = (call: Call) =>
    authenticate(gateway.config, call.req, call.startedAtMs, gateway.settings.trustProxy);
  const reading = (
    name: string,
    scope: string | null,
    read: (call: Call, caller: Caller, path: string) => unknown,
    errorBodyOf: (req: Call["req"]) => Call["errorBody"] = errorBodyFor,
  ): Door => ({
    method: "GET",
    name,
    async open(call, path) {
      call.errorBody = errorBodyOf(call.req);
      const caller = await asCaller(call);
      if (scope) requireEndpointAllowed(caller, scope);
      sendJson(call, 200, JSON.stringify(await read(call, caller, path)), 0);
    },
  });
  const modelsDoor = (name: string) =>
    reading(name, "models", (call, caller, path) => readModels(gateway, call, caller, path), modelErrorsFor);
  const doors = new Map<string, Door>([
    ["/v1/chat/completions", chatting(gateway, "chat.completions", chatDoorFor)],
    ["/v1/responses", chatting(gateway, "responses", () => responsesDoor)],
    [
      "/v1/responses/input_tokens",
      counting(gateway, "responses.input_tokens", inputTokensDoor, responsesDoor),
    ],
    ["/v1/estimate", estimateDoor(gateway, pool)],
    ["/v1/embeddings", operating(gateway, "embeddings", embeddingsDoor)],
    ["/v1/images/generations", operating(gateway, "images.generations", imagesDoor)],
    ["/v1/audio/speech", operating(gateway, "audio.speech", speechDoor)],
    ["/v1/audio/transcriptions", operating(gateway, "audio.transcriptions", transcriptionsDoor)],
    ["/v1/moderations", operating(gateway, "moderations", moderationsDoor)],
    ["/v2/chat", chatting(gateway, "cohere.chat", () => cohereDoor)],
    ["/v1/messages", chatting(gateway, "messages", () => messagesDoor)],
    ["/v1/messages/count_tokens", counting(gateway, "messages.count_tokens", countTokensDoor, messagesDoor)],
    ["/v1/models", modelsDoor("models.list")],
    ["/v1/key", reading("key.get", null, (call, caller) => getKeyState(gateway, pool, call, caller))],
    [
      "/v1/generation",
      reading("generation.get", null, (call, caller) => getGeneration(gateway, pool, call, caller)),
    ],
    [
      "/v1/activity",
      reading("activity.list", null, (call, caller) => listActivity(gateway, pool, call, caller)),
    ],
    ["/v1/credits", reading("credits.get", null, (call, caller) => getCredits(gateway, pool, call, caller))],
    ...organizationReads(gateway, pool).map(([path, read]): [string, Door] => [
      `/v1/organization/${path}`,
      reading(`organization.${path}`, null, read),
    ]),
    ["/health", { method: "GET", name: "health", open: (call) => sendJson(call, 200, '{"status":"ok"}', 0) }],
    ["/ready", { method: "GET", name: "ready", open: (call) => sendReadiness(gateway, call) }],
    ["/metrics", { method: "GET", name: "metrics", open: (call) => sendMetrics(gateway, call) }],
  ]);
  const oneModel = modelsDoor("models.get");
  const oneResponse = reading("responses.get", "responses", (_call, _caller, path) => getResponse(path));
  const gemini = geminiDoors(gateway);
  const geminiModels = reading(
    "gemini.models",
    "models",
    (call, caller, path) => readGeminiModels(gateway, call, caller, path),
    () => geminiDoor.error,
  );
  return (path) => {
    const door = doors.get(path);
    if (door) return door;
    const verb = findVerb(path);
    if (verb) return gemini[verb];
    if (path.startsWith(MODEL_PREFIX)) return oneModel;
    if (findModelsPath(path) !== null) return geminiModels;
    return path.startsWith(RESPONSE_PREFIX) ? oneResponse : undefined;
  };
}

function decodeModel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sendReadiness(gateway: Gateway, call: Call): void {
  const refusal = gateway.money.accepting();
  const checks = {
    configuration: gateway.config.ready,
    money: refusal === null,
    draining: gateway.isDraining(),
  };
  const ready = checks.configuration && checks.money && !checks.draining;
  sendJson(call, ready ? 200 : 503, JSON.stringify({ status: ready ? "ready" : "not ready", checks }), 0);
}

async function sendMetrics(gateway: Gateway, call: Call): Promise<void> {
  const text = await gateway.metrics.registry.metrics();
  call.res.writeHead(200, { "content-type": gateway.metrics.registry.contentType });
  call.res.end(text);
}

/** The door for a request, or the 404 or 405 that there is none. */
export function findDoor(doors: (path: string) => Door | undefined, method: string, path: string): Door {
  const door = doors(path);
  if (!door) throw new AppError("not_found", `Nothing is at ${method} ${path.slice(0, 200)}.`);
  if (method === "OPTIONS") return { method: "GET", name: "preflight", open: sendPreflight };
  if (door.method === method || (method === "HEAD" && door.method === "GET")) return door;
  throw new AppError("method_not_allowed", `${path} takes ${door.method}, not ${method}.`, {
    headers: { allow: `${door.method}, OPTIONS` },
  });
}
