import type { Listing } from "../offer";
import { ALIBABA } from "./alibaba";
import { COMPATIBLES } from "./compatibles";
import { NATIVES } from "./natives";
import { AZURE, OPENAI } from "./openai";

/** What every known provider offers. */
export const LISTINGS: readonly Listing[] = [OPENAI, ...NATIVES, AZURE, ALIBABA, ...COMPATIBLES];
