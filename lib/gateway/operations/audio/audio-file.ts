import { mp3DurationMs, mp4DurationMs } from "./compressed-durations";
import { flacDurationMs, oggDurationMs, wavDurationMs } from "./sampled-durations";

/** How long a piece of audio is: as its container says, or guessed from its size. `msMax` bounds it for a hold. */
export type AudioLength = { ms: number; msMax: number; exact: boolean };

/** A file as a caller sent it. */
export type AudioFile = { name: string; contentType: string; bytes: Buffer; length: AudioLength };

/** Speech below 6 kbit/s is not understood by anyone; 32 kbit/s is what telephones and browsers record in. */
const LEAST_BYTES_PER_MS = 0.75;
const USUAL_BYTES_PER_MS = 4;

/** The length of a WAV, FLAC, Ogg, MP4 or MP3 file, and a guess for any other. */
export function audioLength(bytes: Buffer): AudioLength {
  const told = wavDurationMs(bytes) ?? flacDurationMs(bytes) ?? oggDurationMs(bytes) ?? mp4DurationMs(bytes);
  if (told !== null) return { ms: told, msMax: told, exact: true };
  const msMax = Math.ceil(bytes.length / LEAST_BYTES_PER_MS);
  const guessed = mp3DurationMs(bytes) ?? Math.ceil(bytes.length / USUAL_BYTES_PER_MS);
  return { ms: Math.min(guessed, msMax), msMax, exact: false };
}
