import { anthropicTraps } from "./anthropic";
import { chatTraps } from "./chat";
import { googleTraps } from "./google";
import { responsesTraps } from "./responses";

export type { Trap } from "./trap";

/** Every answer whose usage is easily misread. */
export const TRAPS = [...anthropicTraps, ...googleTraps, ...responsesTraps, ...chatTraps];
