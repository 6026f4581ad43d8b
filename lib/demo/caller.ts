import type { DemoModelSlug } from "./catalogue";
import type { Workload } from "./story";

/** Which story is told: its time, half-open, and the seed of everything in it that is chance. */
export type Story = { startMs: number; endMs: number; seed: number };

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
