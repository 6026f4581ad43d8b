import { speechEventSchema, speechRequestSchema } from "./audio-speech";
import {
  transcriptionEventSchema,
  transcriptionRequestSchema,
  transcriptionResponseSchema,
} from "./audio-transcriptions";
import { embeddingsRequestSchema, embeddingsResponseSchema } from "./embeddings";
import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { imagesEventSchema, imagesRequestSchema, imagesResponseSchema } from "./images";
import { moderationRequestSchema, moderationResponseSchema } from "./moderations";

const post = { method: "POST", errors: inferenceErrors } as const;

/** What a model can be asked for beside chat. */
export const OPERATION_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    ...post,
    id: "embeddings.create",
    path: "/v1/embeddings",
    summary: "Vectors of texts.",
    body: embeddingsRequestSchema,
    response: embeddingsResponseSchema,
    chunk: null,
  },
  {
    ...post,
    id: "images.generate",
    path: "/v1/images/generations",
    summary: "Images from a description, at once or as they become.",
    body: imagesRequestSchema,
    response: imagesResponseSchema,
    chunk: imagesEventSchema,
  },
  {
    ...post,
    id: "audio.speech.create",
    path: "/v1/audio/speech",
    summary: "A text spoken, as audio or as events with audio in them.",
    body: speechRequestSchema,
    response: null,
    alsoAnswers: ["audio/*"],
    chunk: speechEventSchema,
  },
  {
    ...post,
    id: "audio.transcriptions.create",
    path: "/v1/audio/transcriptions",
    summary: "The text of a recording.",
    body: transcriptionRequestSchema,
    file: "file",
    response: transcriptionResponseSchema,
    alsoAnswers: ["text/plain"],
    chunk: transcriptionEventSchema,
  },
  {
    ...post,
    id: "moderations.create",
    path: "/v1/moderations",
    summary: "Whether texts or images are harmful.",
    body: moderationRequestSchema,
    response: moderationResponseSchema,
    chunk: null,
  },
];
