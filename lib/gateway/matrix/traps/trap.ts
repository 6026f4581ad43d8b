import type { UsageVector } from "@/lib/core/usage";
import type { LabKind } from "../../lab";

/** An answer whose usage is easily misread, written for this project in the provider's documented form. */
export type Trap = {
  name: string;
  preset: string;
  lab: LabKind;
  door: "chat" | "responses" | "messages" | "gemini";
  /** A stream's events, or a whole body. */
  events?: unknown[];
  body?: unknown;
  /** The parts that are booked; all others are 0. Left out: the provider says nothing, and it is counted here. */
  booked?: Partial<UsageVector>;
  /** What is served but kept out of the bill. */
  quarantined?: true;
  outcome?: "ok" | "cut" | "error";
};
