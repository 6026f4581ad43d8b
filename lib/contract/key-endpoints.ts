/** Parts of the gateway that a key may be scoped to. `/v1/key` answers for every key. */
export const KEY_ENDPOINTS = [
  "chat.completions",
  "responses",
  "messages",
  "gemini.generate",
  "embeddings",
  "images.generations",
  "audio.speech",
  "audio.transcriptions",
  "moderations",
  "models",
] as const;

/** How each is named to people: by its path. */
export const KEY_ENDPOINT_PATHS: Readonly<Record<string, string>> = {
  "chat.completions": "/v1/chat/completions",
  responses: "/v1/responses",
  messages: "/v1/messages",
  "gemini.generate": "/v1beta/models/…:generateContent",
  embeddings: "/v1/embeddings",
  "images.generations": "/v1/images/generations",
  "audio.speech": "/v1/audio/speech",
  "audio.transcriptions": "/v1/audio/transcriptions",
  moderations: "/v1/moderations",
  models: "/v1/models",
} satisfies Record<(typeof KEY_ENDPOINTS)[number], string>;
