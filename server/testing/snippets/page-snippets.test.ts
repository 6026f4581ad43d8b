import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareCurl } from "@/components/calls/content/prepare-curl";
import { operationCodes } from "@/components/docs/reference/operation-codes";
import { exampleUrl, REQUEST_ID, TRY_EXAMPLES } from "@/components/docs/try-it/try-examples";
import { sampleCodes } from "@/components/models/detail/sample-codes";
import { LANGUAGE_LABELS, SNIPPET_LANGUAGES, type SnippetLanguage } from "@/components/snippets/chat-snippet";
import type { SnippetCodes } from "@/components/snippets/snippet-codes";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { OPERATIONS } from "@/lib/contract/models";
import { useTestDatabase } from "@/lib/db/testing";
import { MACHINE } from "./languages";
import { STAND_INS } from "./python-stand-ins";
import { runSnippet } from "./run-snippet";
import { RECORDING } from "./sample-files";
import { SNIPPET_MODEL, startSnippetGateway } from "./snippet-gateway";

const database = useTestDatabase();
let gateway: Awaited<ReturnType<typeof startSnippetGateway>>;
beforeAll(async () => {
  gateway = await startSnippetGateway(database.url);
}, 120_000);
afterAll(() => gateway?.stop());

const RUNNER = { curl: "bash", python: "python", typescript: "ts" } as const;

/** Why a code cannot be run here, or null. A client for chat alone stands in for a Python package that is not there. */
function cannotRun(language: SnippetLanguage, needsPackage = false): string | null {
  if (language === "curl") return MACHINE.curl ? null : "no curl";
  if (language === "typescript") return null;
  if (!MACHINE.python) return "no python3";
  return needsPackage && !MACHINE.pythonClients ? "no openai for python3" : null;
}

/** Runs what a page shows; the one call that the gateway got of it, which it answered. */
async function callOf(language: SnippetLanguage, shown: SnippetCodes, isChat = false) {
  const outcome = await runSnippet({
    language: RUNNER[language],
    code: shown.codes[language],
    env: gateway.env,
    files: { "recording.mp3": RECORDING, ...(isChat && !MACHINE.pythonClients ? STAND_INS : {}) },
  });
  const told = `${outcome.stderr}\n${outcome.stdout}`;
  const calls = gateway.takeCalls();
  expect(outcome.exitCode, told).toBe(0);
  expect(calls, told).toMatchObject([{ status: 200 }]);
  return calls[0]!;
}

const named = (text: string, cannot: string | null) => (cannot ? `${text} (not run: ${cannot})` : text);

/** The id of a call that was made and is booked: what a reader puts in the place of the example's. */
async function bookedRequest(): Promise<string> {
  const headers = {
    authorization: `Bearer ${gateway.env.TURNPIKE_API_KEY}`,
    "content-type": "application/json",
  };
  const body = JSON.stringify({ model: "sandbox/echo", messages: [{ role: "user", content: "Hi" }] });
  const answer = await fetch(`${gateway.url}/v1/chat/completions`, { method: "POST", headers, body });
  const id = answer.headers.get("x-request-id")!;
  await expect
    .poll(async () => (await fetch(`${gateway.url}/v1/generation?id=${id}`, { headers })).status, {
      timeout: 60_000,
    })
    .toBe(200);
  gateway.takeCalls();
  return id;
}

const addressOf = ({ id, path }: { id: string; path: string }, gatewayUrl: string) =>
  new URL(exampleUrl(gatewayUrl, path, TRY_EXAMPLES[id] ?? {}, new Date()));

describe("the code beside each endpoint of the reference", () => {
  for (const endpoint of GATEWAY_ENDPOINTS) {
    const { id, method } = endpoint;
    const codesAt = (url: string) => operationCodes(endpoint, addressOf(endpoint, url).href, url);

    it(`${id} has some`, () => expect(codesAt("http://gateway.example")).not.toBeNull());

    for (const language of SNIPPET_LANGUAGES) {
      const isChat = id === "chat.completions.create";
      const needsPackage = codesAt("http://gateway.example")!.needsClient && !isChat;
      const cannot = cannotRun(language, needsPackage);
      it.skipIf(cannot !== null)(
        named(`${id}, ${LANGUAGE_LABELS[language]}`, cannot),
        async () => {
          const { codes, needsClient } = codesAt(gateway.url)!;
          const isOfOne = codes[language].includes(REQUEST_ID);
          const code = isOfOne ? codes[language].replace(REQUEST_ID, await bookedRequest()) : codes[language];
          const call = await callOf(language, { codes: { ...codes, [language]: code }, needsClient }, isChat);
          expect(call.method).toBe(method);
          expect(call.path.split("?")[0]).toBe(addressOf(endpoint, gateway.url).pathname);
          const sent = TRY_EXAMPLES[id]?.body;
          if (sent) expect(JSON.parse(call.text)).toEqual(sent);
        },
        120_000,
      );
    }
  }
});

/** A model of the sandbox for each work. */
const WORKERS: Record<(typeof OPERATIONS)[number], string> = {
  chat: SNIPPET_MODEL,
  embeddings: "sandbox/embed",
  images: "sandbox/image",
  speech: "sandbox/speech",
  transcription: "sandbox/transcribe",
  moderation: "sandbox/moderation",
};

describe("the code of a model's page", () => {
  for (const operation of OPERATIONS) {
    const model = { slug: WORKERS[operation], operations: [operation] };
    for (const language of SNIPPET_LANGUAGES) {
      const cannot = cannotRun(language, operation === "transcription");
      it.skipIf(cannot !== null)(
        named(`${operation}, ${LANGUAGE_LABELS[language]}`, cannot),
        async () => {
          const call = await callOf(language, sampleCodes(model, gateway.url), operation === "chat");
          expect(call.text).toContain(model.slug);
        },
        120_000,
      );
    }
  }
});

const TEXT = "'It\"s' $HOME `x` \\n JSON\nJSON\n";
const MESSAGES = [{ role: "user", content: TEXT }];
const KEPT = [
  ["chat", "/v1/chat/completions", { model: SNIPPET_MODEL, messages: MESSAGES }],
  ["responses", "/v1/responses", { model: SNIPPET_MODEL, input: TEXT }],
  ["messages", "/v1/messages", { model: SNIPPET_MODEL, max_tokens: 50, messages: MESSAGES }],
  [
    "gemini",
    `/v1beta/models/${SNIPPET_MODEL}:generateContent`,
    { contents: [{ role: "user", parts: [{ text: TEXT }] }] },
  ],
] as const;

describe.skipIf(!MACHINE.curl)("the command of a call that was kept", () => {
  it.each(KEPT)(
    "sends the same again by %s",
    async (wire, path, prompt) => {
      const kept = { wire, path, prompt: JSON.stringify(prompt) };
      const codes = { curl: prepareCurl(kept, gateway.url), python: "", typescript: "" };
      const call = await callOf("curl", { codes, needsClient: false });
      expect(call.path).toBe(path);
      expect(JSON.parse(call.text)).toEqual(prompt);
    },
    120_000,
  );
});
