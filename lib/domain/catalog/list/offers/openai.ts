import { type Listing, type Offer, perMillion, perUnit, usd } from "../offer";

const CHAT = [
  "gpt-6-astra",
  "gpt-6-sol",
  "gpt-6-luna",
  "gpt-5.6-sol",
  "gpt-5.6-terra",
  "gpt-5.6-luna",
  "gpt-5.5",
  "gpt-5.5-pro",
  "gpt-5.4",
  "gpt-5.4-pro",
  "gpt-5.4-mini",
  "gpt-5.4-nano",
  "gpt-5.3-codex",
  "gpt-5.3-chat-latest",
  "gpt-5.2",
  "gpt-5.2-pro",
  "gpt-5.1",
  "gpt-5.1-codex",
  "gpt-5.1-codex-mini",
  "gpt-5",
  "gpt-5-pro",
  "gpt-5-mini",
  "gpt-5-nano",
  "gpt-5-codex",
  "gpt-chat-latest",
  "gpt-4.1",
  "gpt-4.1-mini",
  "gpt-4.1-nano",
  "gpt-4o",
  "gpt-4o-2024-05-13",
  "gpt-4o-mini",
  "gpt-4o-search-preview",
  "o4-mini",
  "o3",
  "o3-pro",
  "o3-mini",
  "o3-deep-research",
  "o4-mini-deep-research",
  "o1",
  "o1-pro",
  "gpt-4-turbo",
  "gpt-4",
  "gpt-3.5-turbo",
];

/** USD for one image by size and quality. */
const DALL_E_3 = perUnit({
  perImage: usd("0.04"),
  perImageOf: {
    "1024x1024/standard": usd("0.04"),
    "1024x1792/standard": usd("0.08"),
    "1792x1024/standard": usd("0.08"),
    "1024x1024/hd": usd("0.08"),
    "1024x1792/hd": usd("0.12"),
    "1792x1024/hd": usd("0.12"),
  },
});
const DALL_E_2 = perUnit({
  perImage: usd("0.02"),
  perImageOf: {
    "256x256/standard": usd("0.016"),
    "512x512/standard": usd("0.018"),
    "1024x1024/standard": usd("0.02"),
  },
});

const audio = (name: string, text: [string, string], sound: [string, string]): Offer => ({
  name,
  rates: { ...perMillion(...text), audioInput: usd(sound[0]), audioOutput: usd(sound[1]) },
});

/** Speech and sound that the list prices as text, images by the piece, and what costs nothing. */
const MEDIA: readonly (string | Offer)[] = [
  "gpt-audio",
  "gpt-audio-mini",
  audio("gpt-4o-audio-preview", ["2.50", "10"], ["40", "80"]),
  audio("gpt-4o-mini-audio-preview", ["0.15", "0.60"], ["10", "20"]),
  "gpt-image-2",
  "gpt-image-1.5",
  "gpt-image-1",
  "gpt-image-1-mini",
  { name: "dall-e-3", title: "DALL·E 3", rates: DALL_E_3 },
  { name: "dall-e-2", title: "DALL·E 2", rates: DALL_E_2 },
  "gpt-4o-mini-tts",
  { name: "tts-1", title: "TTS 1", rates: perUnit({ perMillionCharacters: usd("15") }) },
  { name: "tts-1-hd", title: "TTS 1 HD", rates: perUnit({ perMillionCharacters: usd("30") }) },
  "gpt-transcribe",
  "gpt-4o-transcribe",
  "gpt-4o-mini-transcribe",
  "whisper-1",
  "text-embedding-3-large",
  "text-embedding-3-small",
  "text-embedding-ada-002",
  { name: "omni-moderation-latest", title: "Omni moderation", rates: perUnit({}) },
];

export const OPENAI: Listing = {
  provider: "openai",
  offers: [...CHAT, ...MEDIA],
  batchDiscountPercent: 50,
  withoutBatch: /audio|image|tts|dall-e|transcribe|whisper|moderation|search|deep-research|chat-latest/,
};

/** Azure's Global deployments cost what OpenAI asks; a deployment is named by its operator, here as the model. */
export const AZURE: Listing = {
  provider: "azure",
  offers: [
    "gpt-5.5",
    "gpt-5.4",
    "gpt-5.4-mini",
    "gpt-5.4-nano",
    "gpt-5.2",
    "gpt-5.1",
    "gpt-5",
    "gpt-5-mini",
    "gpt-5-nano",
    "gpt-4.1",
    "gpt-4.1-mini",
    "gpt-4.1-nano",
    "gpt-4o",
    "gpt-4o-mini",
    "o4-mini",
    "o3",
    "o3-mini",
    "o1",
    "text-embedding-3-large",
    "text-embedding-3-small",
    "gpt-image-1",
    "whisper-1",
  ],
  batchDiscountPercent: 50,
  withoutBatch: /image|whisper/,
};
