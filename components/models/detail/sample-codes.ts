import type { PublicModel } from "@/lib/contract/public-models";
import { transcriptionCodes } from "../../snippets/calls/transcription";
import { chatCodes, plainCodes, type SnippetCodes } from "../../snippets/snippet-codes";

type Called = Pick<PublicModel, "slug" | "operations">;

/** A first call of a model, by what it is for. */
export function sampleCodes({ slug: model, operations }: Called, gatewayUrl: string): SnippetCodes {
  const post = (path: string, body: object, file?: string) =>
    plainCodes({
      url: `${gatewayUrl}/v1${path}`,
      body: { model, ...body },
      answer: file ? { file } : "json",
    });
  switch (operations.includes("chat") ? "chat" : operations[0]) {
    case "chat":
      return chatCodes({
        gatewayUrl,
        body: { model, messages: [{ role: "user", content: "Say hello in three languages." }] },
      });
    case "embeddings":
      return post("/embeddings", { input: ["Ships at anchor", "A quiet harbour"] });
    case "images":
      return post("/images/generations", { prompt: "A quiet harbour at dawn" });
    case "speech":
      return post("/audio/speech", { input: "Good morning.", voice: "alloy" }, "speech.mp3");
    case "transcription":
      return transcriptionCodes(gatewayUrl, model);
    default:
      return post("/moderations", { input: "I want to hug them." });
  }
}
