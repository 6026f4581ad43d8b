/** What a Claude model takes, by its generation. */
export type ClaudeTraits = {
  /** Decides by itself how much to think, by `output_config.effort`. */
  adaptive: boolean;
  /** Thinks within a budget of tokens that the request sets. */
  budgeted: boolean;
  /** Takes temperature, top_p and top_k. */
  sampling: boolean;
  /** Holds its answer to a schema by `output_config.format`. */
  schema: boolean;
  /** Knows the effort `xhigh`. */
  extraHigh: boolean;
};

const NEWEST = Number.POSITIVE_INFINITY;

/** `claude-sonnet-4-5-20250929` is 4.5, `claude-3-7-sonnet` 3.7, `us.anthropic.claude-opus-5-v1:0` 5; a date is no number. */
function generationOf(model: string): number {
  const found =
    /claude-(\d)(?:[-.](\d{1,2})(?!\d))?(?=-|$|@)/.exec(model) ??
    /claude-[a-z]+-(\d{1,2})(?:[-.](\d{1,2})(?!\d))?(?=[-@:.]|$)/.exec(model);
  if (!found) return NEWEST;
  return Number(found[1]) + Number(found[2] ?? 0) / 100;
}

const known = new Map<string, ClaudeTraits>();

/** By the name of the model at its provider; one of an unknown form is taken for the newest. */
export function claudeTraits(upstreamModel: string): ClaudeTraits {
  let traits = known.get(upstreamModel);
  if (!traits) {
    const generation = generationOf(upstreamModel);
    traits = {
      adaptive: generation >= 4.06,
      budgeted: generation >= 3.07 && generation < 4.06,
      sampling: generation < 4.07,
      schema: generation >= 4.05,
      extraHigh: generation >= 4.07,
    };
    known.set(upstreamModel, traits);
  }
  return traits;
}
