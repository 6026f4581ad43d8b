import { z } from "zod";

/** Body of POST /v1/audio/speech. Fields that are not listed pass through to the provider untouched. */
export const speechRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    input: z.string().min(1).max(100_000),
    voice: z.union([z.string().min(1), z.looseObject({ id: z.string().min(1) })]),
    instructions: z.string().max(32_000).nullish(),
    response_format: z
      .string()
      .max(40)
      .nullish()
      .meta({ description: "`mp3`, `opus`, `aac`, `flac`, `wav`, `pcm`, or another that the model makes." }),
    speed: z.number().min(0.25).max(4).nullish(),
    stream_format: z.enum(["audio", "sse"]).nullish(),
  })
  .meta({ id: "SpeechRequest" });

const count = z.number().int().min(0);

/** One event of an answer with `stream_format: "sse"`. */
export const speechEventSchema = z
  .looseObject({
    type: z.enum(["speech.audio.delta", "speech.audio.done"]),
    audio: z.string().optional(),
    usage: z
      .looseObject({
        input_tokens: count,
        output_tokens: count,
        total_tokens: count,
        cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
      })
      .optional(),
  })
  .meta({ id: "SpeechEvent" });

export type SpeechRequest = z.infer<typeof speechRequestSchema>;
