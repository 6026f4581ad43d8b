import type { Hold } from "../seam";
import type { OpenIntent } from "../shipping/open-intents";
import type { Slot } from "./slot";

/** A hold from inside: what it has on each slot, and the intent journaled for it. */
export class ActiveHold implements Hold {
  amountNanos: number;
  readonly slots: readonly Slot[];
  ended = false;
  intent: OpenIntent | null = null;

  constructor(slots: readonly Slot[], amountNanos: number) {
    this.slots = slots;
    this.amountNanos = amountNanos;
  }
}
