import { z } from "zod";
import type { LabCall } from "../lab-call";
import { type LabPlan, usageOf } from "../plan";
import { type LabEndpoint, LabRefusal } from "../protocol";

const embeddingsBody = z.strictObject({
  model: z.string().min(1),
  input: z.union([
    z.string().min(1),
    z.array(z.string().min(1)).min(1).max(2_048),
    z.array(z.int()).min(1),
    z.array(z.array(z.int()).min(1)).min(1),
  ]),
  encoding_format: z.enum(["float", "base64"]).optional(),
  dimensions: z.int().min(1).optional(),
  user: z.string().optional(),
});

function inputCount(call: LabCall): number {
  const { input } = call.body;
  return Array.isArray(input) && typeof input[0] !== "number" ? input.length : 1;
}

const toBase64 = (vector: number[]) => Buffer.from(new Float32Array(vector).buffer).toString("base64");

function embeddings(plan: LabPlan, call: LabCall) {
  const tokens = usageOf(plan)?.input ?? 0;
  return {
    object: "list",
    data: Array.from({ length: inputCount(call) }, (_, index) => {
      const vector = plan.vectors?.[index] ?? [0.25, -0.5, index];
      const embedding = call.body.encoding_format === "base64" ? toBase64(vector) : vector;
      return { object: "embedding", index, embedding };
    }),
    model: call.body.model,
    usage: plan.usage === null ? undefined : { prompt_tokens: tokens, total_tokens: tokens },
  };
}

const imagesBody = z.strictObject({
  model: z.string().optional(),
  prompt: z.string().min(1),
  n: z.int().min(1).max(10).nullish(),
  size: z.string().nullish(),
  quality: z.string().nullish(),
  background: z.string().nullish(),
  moderation: z.string().nullish(),
  output_format: z.string().nullish(),
  output_compression: z.int().nullish(),
  partial_images: z.int().nullish(),
  response_format: z.enum(["url", "b64_json"]).nullish(),
  stream: z.boolean().nullish(),
  style: z.string().nullish(),
  user: z.string().optional(),
});

function images(plan: LabPlan, call: LabCall) {
  const usage = usageOf(plan);
  const count = (call.body.n as number | null | undefined) ?? 1;
  const input = (usage?.input ?? 0) + (usage?.imageInput ?? 0);
  const output = (usage?.output ?? 0) + (usage?.imageOutput ?? 0);
  return {
    created: 1_790_000_000,
    data: Array.from({ length: count }, (_, i) => ({ b64_json: plan.images?.[i] ?? "aW1hZ2U=" })),
    size: call.body.size ?? "1024x1024",
    quality: call.body.quality ?? "medium",
    usage: usage
      ? {
          total_tokens: input + output,
          input_tokens: input,
          output_tokens: output,
          input_tokens_details: { text_tokens: usage.input, image_tokens: usage.imageInput },
          output_tokens_details: { text_tokens: usage.output, image_tokens: usage.imageOutput },
        }
      : undefined,
  };
}

const speechBody = z.strictObject({
  model: z.string().min(1),
  input: z.string().min(1).max(4_096),
  voice: z.unknown().refine((voice) => voice !== undefined, "Required"),
  instructions: z.string().optional(),
  response_format: z.enum(["mp3", "opus", "aac", "flac", "wav", "pcm"]).optional(),
  speed: z.number().min(0.25).max(4).optional(),
  stream_format: z.enum(["sse", "audio"]).optional(),
});

/** The named parts of a multipart body: enough to hold a form against its rules. */
function formFields({ headers, bytes }: LabCall): Map<string, string> {
  const boundary = /boundary="?([^";]+)"?/.exec(headers["content-type"] ?? "")?.[1];
  if (!boundary) throw new LabRefusal("Expected multipart/form-data");
  const parts = bytes.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      return [/name="([^"]*)"/.exec(head)?.[1] ?? "", rest.join("\r\n\r\n").replace(/\r\n$/, "")];
    }),
  );
}

function transcription(plan: LabPlan, call: LabCall) {
  const usage = usageOf(plan);
  const form = formFields(call);
  const text = plan.text ?? "";
  if (form.get("response_format") === "text") return Buffer.from(`${text}\n`);
  if (form.get("model") === "whisper-1") return { text, usage: { type: "duration", seconds: 12 } };
  const input = (usage?.input ?? 0) + (usage?.audioInput ?? 0);
  const output = usage?.output ?? 0;
  return {
    text,
    usage: usage
      ? {
          type: "tokens",
          total_tokens: input + output,
          input_tokens: input,
          input_token_details: { text_tokens: usage.input, audio_tokens: usage.audioInput },
          output_tokens: output,
        }
      : undefined,
  };
}

function checkTranscription(call: LabCall): void {
  const form = formFields(call);
  for (const name of ["model", "file"]) {
    if (!form.get(name)) throw new LabRefusal("Required", [name]);
  }
}

const CATEGORIES = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/instructions",
  "self-harm/intent",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
];
const byCategory = (value: unknown) => Object.fromEntries(CATEGORIES.map((name) => [name, value]));

const moderation = (call: LabCall) => ({
  id: `modr-${call.id}`,
  model: call.body.model ?? "omni-moderation-latest",
  results: [
    {
      flagged: false,
      categories: byCategory(false),
      category_scores: byCategory(0.001),
      category_applied_input_types: byCategory(["text"]),
    },
  ],
});

/** OpenAI's operations beside chat completions and responses. */
export function otherEndpoints(base: string): LabEndpoint[] {
  const at = (path: string) => new RegExp(`^${base}${path}$`);
  return [
    { name: "embeddings", path: at("/embeddings"), body: embeddingsBody, whole: embeddings },
    { name: "images", path: at("/images/generations"), body: imagesBody, whole: images },
    {
      name: "speech",
      path: at("/audio/speech"),
      body: speechBody,
      whole: (plan) => Buffer.from(plan.text ?? "ID3 lab"),
    },
    {
      name: "transcriptions",
      path: at("/audio/transcriptions"),
      check: checkTranscription,
      whole: transcription,
    },
    {
      name: "moderations",
      path: at("/moderations"),
      body: z.strictObject({ model: z.string().optional(), input: z.unknown() }),
      whole: (_, call) => moderation(call),
    },
    {
      name: "models",
      method: "GET",
      path: at("/models"),
      whole: () => ({
        object: "list",
        data: [{ id: "gpt-lab", object: "model", created: 1_790_000_000, owned_by: "lab" }],
      }),
    },
  ];
}
