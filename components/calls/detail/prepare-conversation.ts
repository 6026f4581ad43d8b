import type { Call } from "@/lib/client/calls";

export type ConversationTurn = { call: Call; runningNanos: bigint };

/** The calls of a conversation in order, each with what it had cost up to then. */
export function prepareConversation(newestFirst: readonly Call[]): ConversationTurn[] {
  let runningNanos = 0n;
  return [...newestFirst].reverse().map((call) => {
    runningNanos += BigInt(call.costNanos);
    return { call, runningNanos };
  });
}
