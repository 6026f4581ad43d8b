import type { Provider } from "../provider";
import { readBedrockFailure } from "./errors";
import { toConverseRequest } from "./request";
import { readConverse } from "./response";
import { ConverseStreamReader } from "./stream";

/** Amazon Bedrock's Converse (docs.aws.amazon.com/bedrock/latest/APIReference), signed with Signature Version 4. */
export function bedrockProvider(send: Provider["send"]): Provider {
  return {
    dialects: {
      chat: {
        request: toConverseRequest,
        response: readConverse,
        stream: (upstreamModel = "") => new ConverseStreamReader(upstreamModel),
      },
    },
    failure: readBedrockFailure,
    send,
  };
}
