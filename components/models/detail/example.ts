import { type Params, valuesOf } from "../address";

/** Calls that are alike: what the calculator reckons with. */
export type Example = { calls: number; input: number; output: number; cachedPercent: number; units: number };

const LIMITS: Record<keyof Example, { usual: number; max: number }> = {
  calls: { usual: 1_000, max: 1_000_000_000 },
  input: { usual: 1_000, max: 10_000_000 },
  output: { usual: 500, max: 10_000_000 },
  cachedPercent: { usual: 0, max: 100 },
  units: { usual: 1, max: 1_000_000 },
};

/** The example of an address; what is none, or too much, is the usual one. */
export function exampleOf(params: Params): Example {
  const read = (name: keyof Example): number => {
    const said = valuesOf(params, name)[0];
    const { usual, max } = LIMITS[name];
    return said !== undefined && /^\d{1,10}$/.test(said) && Number(said) <= max ? Number(said) : usual;
  };
  return {
    calls: read("calls"),
    input: read("input"),
    output: read("output"),
    cachedPercent: read("cachedPercent"),
    units: read("units"),
  };
}
