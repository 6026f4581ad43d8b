import type { CallOutcome } from "@/lib/domain/metering";
import type { ChunkValue } from "../providers/chunk";

/** Collects what is to be kept of one call while it runs. It never throws and never waits. */
export interface CallContent {
  /** A chunk that goes out to the caller. */
  chunk(value: ChunkValue): void;
  /** A whole answer, or an error's body. */
  answered(body: string, outcome: CallOutcome): void;
  ended(outcome: CallOutcome): void;
  /** After the call: hands over what it collected. */
  close(): void;
}
