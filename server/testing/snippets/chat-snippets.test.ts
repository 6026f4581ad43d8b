import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODE_CLIENT_IDS, CODE_CLIENTS, type CodeClientId } from "@/components/snippets/code-clients";
import type { ChatBody } from "@/lib/contract/playground-request";
import { useTestDatabase } from "@/lib/db/testing";
import { ATTACHED, ATTACHED_BYTES, SENT } from "./chat-setups";
import { asChat, comparable } from "./comparable-body";
import { MACHINE, type SnippetLanguage } from "./languages";
import { STAND_INS } from "./python-stand-ins";
import { runSnippet } from "./run-snippet";
import { startSnippetGateway } from "./snippet-gateway";

const database = useTestDatabase();
let gateway: Awaited<ReturnType<typeof startSnippetGateway>>;
beforeAll(async () => {
  gateway = await startSnippetGateway(database.url);
}, 120_000);
afterAll(() => gateway?.stop());

const LANGUAGE: Record<CodeClientId, SnippetLanguage> = {
  curl: "bash",
  "python-openai": "python",
  "python-anthropic": "python",
  "typescript-openai": "ts",
  "typescript-ai-sdk": "ts",
  go: "go",
};
const CAN: Record<SnippetLanguage, boolean> = {
  bash: MACHINE.curl,
  python: MACHINE.python,
  ts: true,
  go: MACHINE.go,
};

/** Runs the code that is shown for a body; the one call that the gateway got of it. */
async function callOf(id: CodeClientId, body: ChatBody) {
  const { code, notes } = CODE_CLIENTS[id].write({ gatewayUrl: gateway.url, body, files: ATTACHED });
  expect(code).not.toContain(gateway.env.TURNPIKE_API_KEY);
  const standIns = LANGUAGE[id] === "python" && !MACHINE.pythonClients ? STAND_INS : {};
  const files = { ...ATTACHED_BYTES, ...standIns };
  const outcome = await runSnippet({ language: LANGUAGE[id], code, env: gateway.env, files });
  const calls = gateway.takeCalls();
  expect(outcome.exitCode, `${outcome.stderr}\n${code}`).toBe(0);
  expect(
    calls.map(({ status }) => status),
    outcome.stderr,
  ).toEqual([200]);
  return { ...calls[0]!, notes, stdout: outcome.stdout };
}

for (const id of CODE_CLIENT_IDS) {
  const { label } = CODE_CLIENTS[id];
  const client = id.slice(id.indexOf("-") + 1);
  const isStandIn = LANGUAGE[id] === "python" && MACHINE.python && !MACHINE.pythonClients;
  const how = !CAN[LANGUAGE[id]]
    ? " (not run: not on this machine)"
    : isStandIn
      ? " (a stand-in for its package, which this machine lacks)"
      : "";
  describe.skipIf(!CAN[LANGUAGE[id]])(`${label}, ${client}${how}`, () => {
    it.each(SENT)(
      "sends what the playground sent: %s",
      async (_, body) => {
        const call = await callOf(id, body);
        expect(call.stdout.trim()).not.toBe("");
        const received = JSON.parse(call.text);
        if (id === "python-anthropic") {
          expect(call.path).toBe("/v1/messages");
          expect(asChat(received)).toEqual(comparable(id, body));
        } else {
          expect(call.path).toBe("/v1/chat/completions");
          expect(comparable(id, received)).toEqual(comparable(id, body));
        }
      },
      120_000,
    );
  });
}

describe("what a client cannot say", () => {
  it("is told, and only that", () => {
    const of = (id: CodeClientId, body: ChatBody) =>
      CODE_CLIENTS[id].write({ gatewayUrl: "http://gateway", body, files: ATTACHED }).notes;
    const bodies = new Map(SENT);
    const exact = CODE_CLIENT_IDS.filter((id) => id !== "python-anthropic");
    for (const [, body] of SENT) expect(exact.flatMap((id) => of(id, body))).toEqual([]);
    expect(of("python-anthropic", bodies.get("every parameter")!)).toEqual([
      "The Messages API has no top_k, presence_penalty, frequency_penalty, seed, logprobs, top_logprobs: left out.",
    ]);
  });
});
