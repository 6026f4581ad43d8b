import type { Operation } from "@/lib/docs/reference/prepare-operations";
import { transcriptionCodes } from "../../snippets/calls/transcription";
import type { ChatBody } from "../../snippets/chat-snippet";
import { chatCodes, plainCodes, type SnippetCodes } from "../../snippets/snippet-codes";
import { TRY_EXAMPLES } from "../try-it/try-examples";

type Called = Pick<Operation, "id">;

/** The code that stands beside an endpoint: the call that "try it" begins with. Null where there is no example. */
export function operationCodes({ id }: Called, url: string, gatewayUrl: string): SnippetCodes | null {
  if (id === "audio.transcriptions.create") return transcriptionCodes(gatewayUrl, "sandbox/transcribe");
  const example = TRY_EXAMPLES[id];
  if (!example) return null;
  if (id === "chat.completions.create") return chatCodes({ gatewayUrl, body: example.body as ChatBody });
  return plainCodes({ url, body: example.body, headers: example.headers, answer: example.answer });
}
