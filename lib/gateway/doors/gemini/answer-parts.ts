import type { GeminiPart } from "@/lib/contract/gateway";

export type ChatCall = {
  id?: string;
  function?: { name?: string; arguments?: string };
  extra_content?: { google?: { thought_signature?: string } };
};
export type ChatContent = Record<string, unknown>;

const DATA_URL = /^data:([^;,]+);base64,/;

/** A call's arguments; null where they are no JSON object. */
function argsOf(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const args = JSON.parse(text) as unknown;
    return typeof args === "object" && args !== null && !Array.isArray(args)
      ? (args as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** A whole call, or null where the model wrote arguments that cannot be read. */
export function toCallPart({ id, function: called, extra_content: extra }: ChatCall): GeminiPart | null {
  const args = argsOf(called?.arguments ?? "");
  if (!called?.name || !args) return null;
  const signature = extra?.google?.thought_signature;
  return {
    functionCall: { ...(id && { id }), name: called.name, args },
    ...(signature && { thoughtSignature: signature }),
  };
}

function imagePart(image: { image_url?: { url?: string } }): GeminiPart[] {
  const url = image.image_url?.url ?? "";
  const head = DATA_URL.exec(url);
  if (head) return [{ inlineData: { mimeType: head[1]!, data: url.slice(head[0].length) } }];
  return url === "" ? [] : [{ fileData: { mimeType: "image/png", fileUri: url } }];
}

const listOf = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);
const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** What a message or a delta of chat says beside its calls, as parts; thoughts only where they were asked for. */
export function toAnswerParts(content: ChatContent, includeThoughts: boolean): GeminiPart[] {
  const thought = textOf(content.reasoning_content) || textOf(content.reasoning);
  const text = textOf(content.content) + textOf(content.refusal);
  const audio = textOf((content.audio as { data?: unknown } | null | undefined)?.data);
  return [
    ...(thought && includeThoughts ? [{ text: thought, thought: true }] : []),
    ...(text ? [{ text }] : []),
    ...listOf<Parameters<typeof imagePart>[0]>(content.images).flatMap(imagePart),
    ...(audio ? [{ inlineData: { mimeType: "audio/L16;codec=pcm;rate=24000", data: audio } }] : []),
  ];
}

type Logprob = { token: string; logprob: number; top_logprobs?: Logprob[] };
const toChosen = ({ token, logprob }: Logprob) => ({ token, logProbability: logprob });

/** A choice's log probabilities as Gemini writes them; nothing where it has none. */
export function toLogprobs(logprobs: unknown): Record<string, unknown> {
  const content = (logprobs as { content?: Logprob[] | null } | null | undefined)?.content;
  if (!content?.length) return {};
  return {
    avgLogprobs: content.reduce((sum, { logprob }) => sum + logprob, 0) / content.length,
    logprobsResult: {
      chosenCandidates: content.map(toChosen),
      topCandidates: content.map(({ top_logprobs: top }) => ({ candidates: (top ?? []).map(toChosen) })),
    },
  };
}
