import type { PriceRates } from "@/lib/contract/prices";
import { AppError } from "@/lib/core/errors";
import type { ImagesAsk } from "../../operations/ask";
import { imageNanos } from "../../operations/hold/use-bounds";

const USUAL_SIZE = "1024x1024";
const USUAL_QUALITY = "standard";

/** Size and quality, as a request asks for them or an answer says that they became. */
export type ImageMade = { size?: unknown; quality?: unknown };

function named(...values: unknown[]): string | null {
  const found = values.find((value) => typeof value === "string" && value !== "" && value !== "auto");
  return typeof found === "string" ? found.toLowerCase() : null;
}

/** Whether a model's images are priced each, rather than by their tokens. */
export function isPricedEach({ perImage, perImageOf }: PriceRates): boolean {
  return perImage !== undefined || perImageOf !== undefined;
}

function dearestKind({ perImageOf = {} }: PriceRates): string {
  return Object.entries(perImageOf).reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/**
 * What `perImageOf` calls the image that is asked for, or usual; the dearest where the provider is to choose. 400 for what was
 * asked for and has no price.
 */
export function imageKind(rates: PriceRates, { body }: ImagesAsk): string {
  const size = named(body.size);
  const quality = named(body.quality);
  const kind = `${size ?? USUAL_SIZE}/${quality ?? USUAL_QUALITY}`;
  if (imageNanos(rates, kind) !== undefined) return kind;
  if (size === null || quality === null) return dearestKind(rates);
  const kinds = Object.keys(rates.perImageOf ?? {}).join(", ");
  throw new AppError("invalid_request", `There is no price for ${kind} images here, only for ${kinds}.`, {
    param: "size",
  });
}

/** The same of an answer that says what it is; what has no price is priced as it was asked for. */
export function madeKind(rates: PriceRates, ask: ImagesAsk, made: ImageMade): string {
  const size = named(made.size, ask.body.size) ?? USUAL_SIZE;
  const kind = `${size}/${named(made.quality, ask.body.quality) ?? USUAL_QUALITY}`;
  return imageNanos(rates, kind) === undefined ? imageKind(rates, ask) : kind;
}
