import type { PublicModel } from "@/lib/contract/public-models";

const AUTHORIZATION = '-H "Authorization: Bearer $TURNPIKE_API_KEY"';

function post(url: string, body: object, rest: readonly string[] = []): string {
  return [
    `curl ${url} \\`,
    `  ${AUTHORIZATION} \\`,
    `  -H "Content-Type: application/json" \\`,
    ...rest.map((part) => `  ${part} \\`),
    `  -d '${JSON.stringify(body)}'`,
  ].join("\n");
}

/** A first call of a model, by what it is for. */
export function sampleCurl({ slug: model, operations }: PublicModel, gatewayUrl: string): string {
  const base = `${gatewayUrl}/v1`;
  const messages = [{ role: "user", content: "Say hello in three languages." }];
  switch (operations.includes("chat") ? "chat" : operations[0]) {
    case "chat":
      return post(`${base}/chat/completions`, { model, messages });
    case "embeddings":
      return post(`${base}/embeddings`, { model, input: ["Ships at anchor", "A quiet harbour"] });
    case "images":
      return post(`${base}/images/generations`, { model, prompt: "A quiet harbour at dawn" });
    case "speech":
      return post(`${base}/audio/speech`, { model, input: "Good morning.", voice: "alloy" }, [
        "-o speech.mp3",
      ]);
    case "transcription":
      return [
        `curl ${base}/audio/transcriptions \\`,
        `  ${AUTHORIZATION} \\`,
        `  -F model=${model} \\`,
        "  -F file=@recording.mp3",
      ].join("\n");
    default:
      return post(`${base}/moderations`, { model, input: "I want to hug them." });
  }
}
