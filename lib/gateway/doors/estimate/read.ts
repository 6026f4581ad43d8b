import type { IncomingMessage } from "node:http";
import type { ChatAsk } from "../../call";
import { readJsonBody } from "../../parse/read-json-body";
import { toChatAsk } from "../chat/read";
import { isAnthropicClient } from "../messages";
import { toMessagesAsk } from "../messages/read";
import { toResponsesAsk } from "../responses/read";

/** The call that is to be estimated, in the protocol that its body is written in; 400 names the field, 413 the bound. */
export async function readEstimateAsk(req: IncomingMessage, bytesMax: number): Promise<ChatAsk> {
  const read = await readJsonBody(req, bytesMax);
  if (isAnthropicClient(req)) return toMessagesAsk(req, read);
  const { messages, input } = read.value;
  return messages === undefined && input !== undefined ? toResponsesAsk(req, read) : toChatAsk(read);
}
