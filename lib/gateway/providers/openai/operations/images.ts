import type { ImagesAsk } from "../../../operations/ask";
import { EventReader, type OperationEvent } from "../../../operations/stream/event-reader";
import type { OperationAnswer, OperationDialect } from "../../provider";
import type { Address } from "./address";
import { isEventStream } from "./content-type";
import { toJsonRequest } from "./json-request";
import { readTokenUsage } from "./usage";

const CLASSES = { input: "input", output: "imageOutput" } as const;

/** Reads a list of images; throws on anything else. */
function readImages(body: Buffer): OperationAnswer {
  const text = body.toString("utf8");
  const { data, usage } = JSON.parse(text) as { data?: unknown; usage?: unknown };
  if (!Array.isArray(data)) throw new Error("the answer has no data");
  return { contentType: "application/json", text, usage: readTokenUsage(usage, CLASSES) };
}

function readEvent({ type, usage }: OperationEvent) {
  const isLast = type === "image_generation.completed";
  return { usage: isLast ? readTokenUsage(usage, CLASSES) : null, images: isLast ? 1 : 0, text: "", isLast };
}

export function openAiImages(address: Address): OperationDialect<ImagesAsk> {
  return {
    request: (ask, target) =>
      toJsonRequest(address, "/images/generations", ask, target, {
        ...(ask.stream && { accept: "text/event-stream" }),
      }),
    response: readImages,
    stream: (_ask, headers) => (isEventStream(headers) ? new EventReader(readEvent) : null),
  };
}
