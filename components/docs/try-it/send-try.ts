export type TryAnswer = {
  status: number;
  requestId: string | null;
  provider: string | null;
  /** USD, as the gateway says it; null where it does not say. */
  costUsd: string | null;
  text: string;
  isDone: boolean;
  latencyMs: number;
};

export type TryRequest = {
  url: string;
  method: string;
  apiKey: string;
  body: string | null;
  headers: Record<string, string>;
  signal: AbortSignal;
  onProgress: (answer: TryAnswer) => void;
};

const COST = /"cost":\s*(\d[\d.e+-]*)/g;

/** A stream tells its cost in its last usage, whatever its protocol. */
export function costInText(text: string): string | null {
  const last = [...text.matchAll(COST)].at(-1)?.[1];
  if (last === undefined) return null;
  return Number(last)
    .toFixed(12)
    .replace(/\.?0+$/, "");
}

const isText = (type: string) => /json|text|event-stream/.test(type);

function pretty(text: string, type: string): string {
  if (!type.includes("json")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Sends what is in the editor with the reader's key and tells of the answer while it comes. */
export async function sendTry(request: TryRequest): Promise<TryAnswer> {
  const startMs = performance.now();
  const response = await fetch(request.url, {
    method: request.method,
    headers: {
      authorization: `Bearer ${request.apiKey}`,
      ...(request.body !== null && { "content-type": "application/json" }),
      ...request.headers,
    },
    body: request.body,
    signal: request.signal,
  });
  const type = response.headers.get("content-type") ?? "";
  const answer = (text: string, isDone: boolean): TryAnswer => ({
    status: response.status,
    requestId: response.headers.get("x-request-id"),
    provider: response.headers.get("x-turnpike-provider"),
    costUsd: response.headers.get("x-turnpike-cost") ?? costInText(text),
    text: isDone ? pretty(text, type) : text,
    isDone,
    latencyMs: Math.round(performance.now() - startMs),
  });
  if (!isText(type)) {
    const { byteLength } = await response.arrayBuffer();
    return answer(`${byteLength.toLocaleString("en-US")} bytes of ${type || "no type"}`, true);
  }
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream() as never).getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    text += read.value as string;
    request.onProgress(answer(text, false));
  }
  return answer(text, true);
}
