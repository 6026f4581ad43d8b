import type { Caller, Heard, Wanted } from "./caller";

type Part = {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: { id?: string; name: string; args?: unknown };
};
type Body = {
  candidates?: { content?: { parts?: Part[] }; finishReason?: string }[];
  usageMetadata?: {
    promptTokenCount?: number;
    toolUsePromptTokenCount?: number;
    candidatesTokenCount?: number;
    thoughtsTokenCount?: number;
  };
};

function contents({ prompt, image, results }: Wanted) {
  const parts = [
    { text: prompt },
    ...(image ? [{ inlineData: { mimeType: "image/png", data: image } }] : []),
  ];
  const asked = { role: "user", parts };
  if (!results) return [asked];
  const calls = results.map(({ use: { signature, ...functionCall } }) => ({
    functionCall,
    ...(signature ? { thoughtSignature: signature } : {}),
  }));
  const answers = results.map(({ use, output }) => ({
    functionResponse: { id: use.id, name: use.name, response: { output } },
  }));
  return [asked, { role: "model", parts: calls }, { role: "user", parts: answers }];
}

function add(heard: Heard, { candidates, usageMetadata: usage }: Body): Heard {
  const candidate = candidates?.[0];
  for (const part of candidate?.content?.parts ?? []) {
    if (part.text && !part.thought) heard.text += part.text;
    if (part.functionCall) {
      const { id, name, args } = part.functionCall;
      const signature = part.thoughtSignature;
      heard.tools.push({ id: id ?? name, name, args: args ?? {}, ...(signature ? { signature } : {}) });
    }
  }
  heard.finish = candidate?.finishReason ?? heard.finish;
  if (usage) {
    heard.usage = {
      input: (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0),
      output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
    };
  }
  return heard;
}

const nothing = (): Heard => ({ text: "", tools: [], finish: "", usage: null });

/** Google's generateContent. */
export const geminiCaller: Caller = {
  finishes: { stop: "STOP", tools: "STOP" },
  request: (wanted, secret) => ({
    path: `/v1beta/models/${wanted.model}:${wanted.stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
    headers: { "x-goog-api-key": secret },
    body: {
      systemInstruction: { parts: [{ text: "Be brief." }] },
      contents: contents(wanted),
      ...(wanted.tools
        ? {
            tools: [
              {
                functionDeclarations: wanted.tools.map(({ parameters, ...tool }) => ({
                  ...tool,
                  parametersJsonSchema: parameters,
                })),
              },
            ],
          }
        : {}),
      ...(wanted.schema
        ? {
            generationConfig: { responseMimeType: "application/json", responseJsonSchema: wanted.schema },
          }
        : {}),
    },
  }),
  whole: (body) => add(nothing(), body as Body),
  stream(events) {
    const heard = events.reduce((sum, { data }) => add(sum, data as Body), nothing());
    if (!heard.finish) throw new Error("the stream has no end");
    return heard;
  },
  failed(body, status) {
    const {
      code,
      message,
      status: type,
      details,
    } = body.error as {
      code: number;
      message: string;
      status: string;
      details?: { fieldViolations?: { field: string }[] }[];
    };
    if (code !== status) throw new Error(`the body says ${code}, the status is ${status}`);
    const violated = details?.find(({ fieldViolations }) => fieldViolations)?.fieldViolations?.[0];
    return { status, type, message, param: violated?.field ?? null };
  },
};
