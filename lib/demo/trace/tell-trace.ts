import { DAY_MS } from "../../core/time";
import type { SettledCall } from "../../domain/metering";
import type { Answerers, Caller, Story } from "../caller";
import type { DemoModelSlug } from "../catalogue";
import { drawCall } from "../draw-call";
import { createRandom } from "../random";
import type { TenantStory, Workload } from "../story";
import { RATE_WIDTH_MS, type TokenSpread, type TraceClient, totalRate } from "./read-servegen";

export const TRACE_DAYS = 14;
const CLIENTS_PER_SERVICE = 6;
const CALLS_IN_ALL = 60_000;
/** The normal quantile of 95 %: what turns a median and a 95th percentile into a spread. */
const Z95 = 1.645;

const MODELS: Record<string, DemoModelSlug> = {
  "m-large": "demo/aurora-large-2",
  "m-mid": "demo/aurora-large",
  "m-small": "demo/aurora-mini",
};

const MONTH_CAPS_USD: Record<string, string> = { "m-large": "25", "m-mid": "120", "m-small": "5" };

/** A trace as a tenant: a project for each service, a key for each of its busiest clients. */
export type TraceStory = { tenant: TenantStory; clients: ReadonlyMap<string, ScaledClient> };
type ScaledClient = TraceClient & { scale: number };

const WORKLOAD: Workload = {
  callsPerDay: 0,
  rhythm: "steady",
  startLevel: 1,
  models: {},
  inputTokens: { median: 0, sigma: 0 },
  outputTokens: { median: 0, sigma: 0 },
  cachedShare: 0.5,
  streamShare: 0.8,
  errorRate: 0.006,
  endUsers: 0,
  tags: {},
};

/** Scales a trace of hundreds of millions of calls down: each key's share is the root of its client's, its shape is kept. */
export function toTraceStory(clients: readonly TraceClient[]): TraceStory {
  const services = [...new Set(clients.map(({ service }) => service))].sort();
  const chosen = services.flatMap((service) =>
    clients.filter((client) => client.service === service).slice(0, CLIENTS_PER_SERVICE),
  );
  const roots = chosen.reduce((sum, client) => sum + Math.sqrt(totalRate(client)), 0);
  const scaled = chosen.map((client) => ({
    ...client,
    scale: CALLS_IN_ALL / (roots * Math.sqrt(totalRate(client))),
  }));
  return {
    clients: new Map(scaled.map((client) => [keyName(client), client])),
    tenant: {
      name: "Lantern Gateway",
      slug: "lantern-gateway",
      members: [],
      firstCreditUsd: "600",
      monthlyCreditUsd: "400",
      projects: services.map((service) => ({
        name: `Service ${service}`,
        monthCapUsd: MONTH_CAPS_USD[service],
        keys: scaled
          .filter((client) => client.service === service)
          .map((client) => ({ name: keyName(client), workload: WORKLOAD })),
      })),
    },
  };
}

function keyName({ service, client }: TraceClient): string {
  return `${service}-client-${client.slice(1)}`;
}

function sigmaOf({ p50, p95 }: TokenSpread): number {
  return Math.log(Math.max(p95, p50 + 1) / Math.max(p50, 1)) / Z95;
}

/** The trace begins at a UTC midnight, so that its hours are its own. */
function traceStartMs({ startMs }: Story): number {
  return Math.ceil(startMs / DAY_MS) * DAY_MS;
}

/** What one key called on the UTC day that starts at `dayStartMs`, in the trace's rhythm and lengths. */
export function tellTraceDay(
  { clients }: TraceStory,
  caller: Caller,
  story: Story,
  dayStartMs: number,
  answerers: Answerers,
): SettledCall[] {
  const client = clients.get(caller.name)!;
  const random = createRandom(`${story.seed}/${caller.tenant}/${caller.name}/${dayStartMs}`);
  const model = MODELS[client.service] ?? "demo/aurora-mini";
  const calls: SettledCall[] = [];
  for (let slotMs = 0; slotMs < DAY_MS; slotMs += RATE_WIDTH_MS) {
    const offsetMs = dayStartMs + slotMs - traceStartMs(story);
    const rate = client.callsPerSecond[offsetMs / RATE_WIDTH_MS] ?? 0;
    const { input, output } = windowAt(client, offsetMs);
    for (let n = random.poisson(rate * client.scale); n > 0; n--) {
      const draft = {
        caller,
        atMs: dayStartMs + slotMs + random.below(RATE_WIDTH_MS),
        model,
        inputTokens: Math.round(random.logNormal(Math.max(1, input.p50), sigmaOf(input))),
        outputTokens: Math.round(random.logNormal(Math.max(1, output.p50), sigmaOf(output))),
        stream: random.float() < caller.workload.streamShare,
        errorRate: caller.workload.errorRate,
        endUser: null,
        conversation: null,
        tags: { service: client.service },
      };
      calls.push(drawCall(draft, answerers, random));
    }
  }
  return calls
    .filter((call) => call.startedAtMs >= story.startMs && call.settledAtMs < story.endMs)
    .sort((a, b) => a.startedAtMs - b.startedAtMs);
}

function windowAt({ windows }: TraceClient, offsetMs: number) {
  return windows.findLast(({ fromMs }) => fromMs <= offsetMs) ?? windows[0]!;
}
