import { type ModerationRequest, moderationRequestSchema } from "@/lib/contract/gateway";
import { NO_USAGE } from "@/lib/core/usage";
import type { ModerationAsk } from "../../operations/ask";
import { measureCounted } from "../../operations/measure";
import type { OperationDoor } from "../../operations/operation-door";
import { readJsonAsk } from "../../operations/read-json-ask";
import { withUsage } from "../../operations/usage-text";
import { checkedBody } from "../../parse/checked-body";
import { measureReported } from "../../settle/measured-usage";
import { countTokens } from "../../tokens/count-tokens";

const parse = checkedBody<ModerationRequest>(moderationRequestSchema);
const DEFAULT_MODEL = "omni-moderation-latest";

function textsOf({ body }: ModerationAsk): string[] {
  const parts = typeof body.input === "string" ? [body.input] : body.input;
  return parts.flatMap((part) => {
    const text = typeof part === "string" ? part : part.text;
    return typeof text === "string" ? [text] : [];
  });
}

/** OpenAI's moderations. Most are free; each is recorded. */
export const moderationsDoor: OperationDoor<"moderation"> = {
  operation: "moderation",
  read: (req, bytesMax) => readJsonAsk(req, bytesMax, "moderations", parse, DEFAULT_MODEL),
  inputTokensMax: ({ bodyBytes }) => bodyBytes,
  countInput: (ask, tokenizer) => countTokens(tokenizer, textsOf(ask)),
  bounds: (_ask, _priced, inputTokens) => ({ inputTokens, outputTokens: 0 }),
  async measure(ask, priced, { usage }) {
    if (usage) return measureReported(priced, usage);
    const { tokens, exact } = await countTokens(priced.model.tokenizer, textsOf(ask));
    return measureCounted(priced, { ...NO_USAGE, input: tokens }, exact ? "counted" : "estimated");
  },
  delivered: ({ usage }) => ({ usage, images: 0, text: "", bytes: 0, whole: true }),
  usage: () => null,
  answer: ({ text }, _ask, measured) => withUsage(text, measured, null),
};
