/** What a model of Google's takes, told by its name; unknown names are taken for the newest. */
export type ModelTraits = {
  generation: number;
  isPro: boolean;
  /** Function calls without a signature are refused in the current turn. */
  wantsSignatures: boolean;
  /** Ids of calls, to tell parallel ones of one function apart. */
  takesCallIds: boolean;
};

const NEWEST = 9;

/** Stands for a signature that was lost, or never was: a turn of another provider's (Google's documented value). */
export const SKIP_SIGNATURE = "skip_thought_signature_validator";

export function traitsOf(upstreamModel: string, takesCallIds: boolean): ModelTraits {
  const version = /gemini-(\d+(?:\.\d+)?)/.exec(upstreamModel)?.[1];
  const generation = version === undefined ? NEWEST : Number(version);
  return {
    generation,
    isPro: /\bpro\b/.test(upstreamModel),
    wantsSignatures: /gemini/.test(upstreamModel) && generation >= 3,
    takesCallIds,
  };
}
