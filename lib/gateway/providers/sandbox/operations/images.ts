import type { ImagesRequest } from "@/lib/contract/gateway";
import { countTokens } from "../../../tokens/count-tokens";
import { SeededDice } from "../prose";
import { encodePng } from "./png";
import { bodyOf, type Serve, served, servedEvents } from "./served";

const SIDE = 64;
const CELL = 8;
const TOKENS_AN_IMAGE = 272;
const CREATED = 1_767_225_600;
const LOOKS = { size: "auto", quality: "auto", background: "opaque", output_format: "png" };

/** A pattern of squares, mirrored, in two colours: as the prompt has it. */
function draw(seed: string): string {
  const dice = new SeededDice(seed);
  const colour = () => [dice.below(256), dice.below(256), dice.below(256)] as [number, number, number];
  const colours = [colour(), colour()] as const;
  const half = SIDE / CELL / 2;
  const cells = Array.from({ length: half * half * 2 }, () => dice.below(2) as 0 | 1);
  const png = encodePng(SIDE, (x, y) => {
    const column = Math.floor((x < SIDE / 2 ? x : SIDE - 1 - x) / CELL);
    return colours[cells[Math.floor(y / CELL) * half + column]!];
  });
  return png.toString("base64");
}

function usageOf(textTokens: number, images: number) {
  const output = images * TOKENS_AN_IMAGE;
  return {
    input_tokens: textTokens,
    input_tokens_details: { text_tokens: textTokens, image_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { text_tokens: 0, image_tokens: output },
    total_tokens: textTokens + output,
  };
}

/** Small PNGs, billed by tokens as an image model's are. */
export const serveImages: Serve = async (request, target) => {
  const body = bodyOf<ImagesRequest>(request);
  const { tokens } = await countTokens(target.model.tokenizer, [body.prompt]);
  const images = Array.from({ length: body.n ?? 1 }, (_, i) => draw(`${i}\n${body.prompt}`));
  if (body.stream) {
    const event = (type: string, b64_json: string, more: object) => {
      return { type: `image_generation.${type}`, b64_json, created_at: CREATED, ...LOOKS, ...more };
    };
    const partial = Array.from({ length: body.partial_images ?? 0 }, (_, i) =>
      event("partial_image", draw(`partial ${i}\n${body.prompt}`), { partial_image_index: i }),
    );
    const whole = images.map((image, i) =>
      event("completed", image, { usage: usageOf(i === 0 ? tokens : 0, 1) }),
    );
    return servedEvents([...partial, ...whole]);
  }
  const data = images.map((b64_json) =>
    body.response_format === "url" ? { url: `data:image/png;base64,${b64_json}` } : { b64_json },
  );
  return served({ created: CREATED, data, usage: usageOf(tokens, images.length) });
};
