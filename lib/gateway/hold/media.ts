import type { ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";
import { IMAGE_TOKENS } from "../tokens/chat-tokens";

/** The most that one image counts as, whatever its bytes: a small file may be a large blank picture. */
const IMAGE_TOKENS_MAX: readonly [slug: RegExp, tokens: number][] = [
  [/gpt-4o-mini/, 40_000], // Counts every picture thirty-three fold.
  [/claude|gemini|gpt|openai/, 6_000],
];
const ANY_IMAGE_TOKENS_MAX = 20_000;

function imageTokensMax({ slug }: ModelRecord): number {
  return IMAGE_TOKENS_MAX.find(([pattern]) => pattern.test(slug))?.[1] ?? ANY_IMAGE_TOKENS_MAX;
}

type Part = Record<string, unknown>;

const urlOf = ({ image_url: image }: Part) => (image as { url?: unknown } | undefined)?.url;

/** A document's pages and a film's frames are not bounded by their bytes. */
const fillsContext = ({ type }: Part) => type === "file" || type === "video_url";

type Media = { images: number; imageBytes: number; isUnbounded: boolean };

const NONE: Media = { images: 0, imageBytes: 0, isUnbounded: false };

function mediaOf({ messages }: ChatAsk["body"]): Media {
  let found = NONE;
  for (const { content } of messages) {
    if (!Array.isArray(content)) continue;
    if (found === NONE) found = { ...NONE };
    for (const part of content as Part[]) {
      if (fillsContext(part)) found.isUnbounded = true;
      const url = urlOf(part);
      if (typeof url !== "string") continue;
      found.images++;
      found.imageBytes += url.length;
    }
  }
  return found;
}

/** No tokenizer makes more tokens of a text than it has bytes; images and files have bounds of their own. */
export function promptBound(ask: ChatAsk, model: ModelRecord): number {
  const { images, imageBytes, isUnbounded } = mediaOf(ask.body);
  if (isUnbounded) return Number.POSITIVE_INFINITY;
  return Math.max(0, ask.bodyBytes - imageBytes) + images * imageTokensMax(model);
}

/** What the images of a counted prompt may count as beyond the mean that they were counted as. */
export function imageAllowance({ body }: ChatAsk, model: ModelRecord): number {
  return mediaOf(body).images * (imageTokensMax(model) - IMAGE_TOKENS);
}
