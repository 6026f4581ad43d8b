import { z } from "zod";

/** Fields of the form of POST /v1/audio/transcriptions, beside its `file`. Others pass through to the provider untouched. */
export const transcriptionRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    language: z.string().max(40).optional(),
    prompt: z.string().max(32_000).optional(),
    response_format: z
      .enum(["json", "text", "srt", "verbose_json", "vtt", "diarized_json"])
      .optional()
      .meta({ description: "Left out: `json`." }),
    temperature: z.coerce.number().min(0).max(1).optional(),
    stream: z.enum(["true", "false", "True", "False", "1", "0"]).optional(),
    user: z
      .string()
      .max(512)
      .optional()
      .meta({ description: "Your end customer: usage is attributed to it." }),
  })
  .meta({ id: "TranscriptionRequest" });

const count = z.number().int().min(0);
const cost = z.number().optional().meta({ description: "What this call cost, in USD." });
const transcriptionUsage = z.union([
  z.looseObject({
    type: z.literal("tokens"),
    input_tokens: count,
    output_tokens: count,
    total_tokens: count,
    cost,
  }),
  z.looseObject({ type: z.literal("duration"), seconds: z.number().min(0), cost }),
]);

/** Answer of POST /v1/audio/transcriptions in its JSON formats; `text`, `srt` and `vtt` are text. */
export const transcriptionResponseSchema = z
  .looseObject({
    text: z.string(),
    language: z.string().optional(),
    duration: z.number().optional(),
    segments: z.array(z.looseObject({})).optional(),
    words: z.array(z.looseObject({})).optional(),
    usage: transcriptionUsage.optional(),
  })
  .meta({ id: "Transcription" });

/** One event of a streamed answer. */
export const transcriptionEventSchema = z
  .looseObject({
    type: z.string().meta({
      description: "`transcript.text.delta`, `transcript.text.segment` or `transcript.text.done`.",
    }),
    delta: z.string().optional(),
    text: z.string().optional(),
    usage: transcriptionUsage.optional(),
  })
  .meta({ id: "TranscriptionEvent" });

export type TranscriptionRequest = z.infer<typeof transcriptionRequestSchema>;
