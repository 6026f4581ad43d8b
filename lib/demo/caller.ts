import type { DemoModelSlug } from "./catalogue";
import type { Workload } from "./story";

/** The time that a demonstration tells, half-open. */
export type StoryTime = { startMs: number; endMs: number };

/** A key of the story with everything that its calls are booked under. */
export type Caller = {
  tenant: string;
  name: string;
  orgId: string;
  projectId: string;
  keyId: string;
  workload: Workload;
};

/** How calls to a model of the story are priced and answered. */
export type Answerer = { priceId: string; providerId: string; upstreamModel: string };
export type Answerers = Record<DemoModelSlug, Answerer>;
