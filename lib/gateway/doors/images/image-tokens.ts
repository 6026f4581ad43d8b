import type { ImagesAsk } from "../../operations/ask";

/** What gpt-image models generate for one image of 1024x1536 points, the dearest of their usual sizes. */
const TOKENS_OF: Record<string, number> = { low: 408, medium: 1_584, high: 6_240 };
const DEAREST = 6_240;
const USUAL_POINTS = 1_024 * 1_536;
const PARTIAL_IMAGE_TOKENS = 100;

function pointsOf(size: unknown): number {
  const sides = /^(\d{1,5})x(\d{1,5})$/.exec(typeof size === "string" ? size : "");
  return sides ? Number(sides[1]) * Number(sides[2]) : USUAL_POINTS;
}

/** The most output tokens of all the images that are asked for. */
export function imageTokensMax({ body }: ImagesAsk): number {
  const scale = Math.max(1, pointsOf(body.size) / USUAL_POINTS);
  const each = Math.ceil((TOKENS_OF[body.quality ?? ""] ?? DEAREST) * scale);
  return (body.n ?? 1) * (each + (body.partial_images ?? 0) * PARTIAL_IMAGE_TOKENS);
}
