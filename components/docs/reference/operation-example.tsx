import type { ChatBody } from "../../snippets/chat-snippet";
import { getSnippet } from "../../snippets/get-snippet";
import { LanguageTabs } from "../../snippets/language-tabs";
import { SnippetTabs } from "../../snippets/snippet-tabs";
import { CodeBlock } from "../../ui/code/code-block";
import type { Operation } from "@/lib/docs/reference/prepare-operations";

const CHAT: ChatBody = {
  model: "sandbox/small",
  messages: [{ role: "user", content: "Say hello in three languages." }],
};

const CHAT_ANSWER = {
  id: "chatcmpl-01KANV5X4E",
  object: "chat.completion",
  created: 1795262400,
  model: "sandbox/small",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Hello. Hola. Bonjour." },
      finish_reason: "stop",
    },
  ],
  usage: { prompt_tokens: 14, completion_tokens: 7, total_tokens: 21, cost: 0.0000042 },
};

/** A call that can be run as it stands, and what comes back. */
export function OperationExample({ operation, gatewayUrl }: { operation: Operation; gatewayUrl: string }) {
  if (operation.method === "POST") {
    return (
      <div className="flex flex-col gap-4">
        <SnippetTabs input={{ gatewayUrl, body: CHAT }} />
        <CodeBlock title="Answer" language="json" code={JSON.stringify(CHAT_ANSWER, null, 2)} />
      </div>
    );
  }
  const url = gatewayUrl + operation.path.replace("{model}", "sandbox/small");
  return <LanguageTabs codes={getSnippet(url)} />;
}
