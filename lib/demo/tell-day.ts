import { DAY_MS, HOUR_MS, MINUTE_MS } from "../core/time";
import type { SettledCall } from "../domain/metering";
import type { Answerers, Caller, Story } from "./caller";
import { type DemoModelSlug, demoModel } from "./catalogue";
import { type Draft, drawCall } from "./draw-call";
import { createRandom, type Random } from "./random";
import { dayFactor, growthFactor, hourFactor } from "./rhythm";
import { RUNAWAY } from "./story";

const SLOT_MS = 15 * MINUTE_MS;
const BURST_MS = 30 * MINUTE_MS;
const NEW_MODEL: DemoModelSlug = "demo/aurora-large-2";
/** How long a workload takes to move to the new model, as a part of the story. */
const TAKEOVER = 0.16;
/** One afternoon the large models' upstream was half down. */
const OUTAGE = { daysBeforeEnd: 31, startHour: 14, hours: 0.9, errorRate: 0.42 };

type Day = { caller: Caller; story: Story; startMs: number; progress: number; random: Random };

function progressAt(story: Story, atMs: number): number {
  return Math.min(1, Math.max(0, (atMs - story.startMs) / (story.endMs - story.startMs)));
}

function drawModel(day: Day): DemoModelSlug {
  const { models, modelsLater } = day.caller.workload;
  const moved = (day.progress - demoModel(NEW_MODEL).bornAt) / TAKEOVER;
  return day.random.pick(modelsLater && day.random.float() < moved ? modelsLater : models);
}

function isOutage(story: Story, atMs: number): boolean {
  const start = Math.floor(story.endMs / DAY_MS - OUTAGE.daysBeforeEnd) * DAY_MS + OUTAGE.startHour * HOUR_MS;
  return atMs >= start && atMs < start + OUTAGE.hours * HOUR_MS;
}

function draftAt(day: Day, atMs: number): Draft {
  const { random, caller } = day;
  const { workload } = caller;
  const model = drawModel(day);
  // A few people call much more than the rest.
  const user = Math.floor(workload.endUsers * random.float() ** 2.2);
  const endUser = workload.endUsers > 0 ? `user-${String(user + 1).padStart(4, "0")}` : null;
  const tags = Object.entries(workload.tags).map(([name, weights]) => [name, random.pick(weights)]);
  const hit = model !== "demo/aurora-mini" && isOutage(day.story, atMs);
  return {
    caller,
    atMs,
    model,
    inputTokens: Math.round(random.logNormal(workload.inputTokens.median, workload.inputTokens.sigma)),
    outputTokens: Math.round(random.logNormal(workload.outputTokens.median, workload.outputTokens.sigma)),
    stream: random.float() < workload.streamShare,
    errorRate: hit ? OUTAGE.errorRate : workload.errorRate,
    endUser,
    conversation: endUser ? `${endUser}-${Math.floor(atMs / DAY_MS)}` : null,
    tags: Object.fromEntries(tags),
  };
}

function momentsOfDay(day: Day): number[] {
  const { workload } = day.caller;
  const { random } = day;
  const level =
    workload.callsPerDay *
    dayFactor(workload.rhythm, day.startMs, random) *
    growthFactor(workload.startLevel, day.progress);
  const moments: number[] = [];
  for (let slotMs = 0; slotMs < DAY_MS; slotMs += SLOT_MS) {
    const mean = (level * hourFactor(workload.rhythm, slotMs / HOUR_MS) * SLOT_MS) / DAY_MS;
    for (let n = random.poisson(mean); n > 0; n--) moments.push(day.startMs + slotMs + random.below(SLOT_MS));
  }
  const { bursts } = workload;
  if (bursts && random.float() < bursts.perWeek / 7) {
    const startMs = day.startMs + random.below(DAY_MS - BURST_MS);
    for (let n = random.poisson(bursts.calls); n > 0; n--) moments.push(startMs + random.below(BURST_MS));
  }
  return moments.sort((a, b) => a - b);
}

function runawayCalls(day: Day, answerers: Answerers): SettledCall[] {
  const { caller, story, random } = day;
  const night = Math.floor(story.endMs / DAY_MS - RUNAWAY.daysBeforeEnd) * DAY_MS;
  if (caller.tenant !== RUNAWAY.tenant || caller.name !== RUNAWAY.key || day.startMs !== night) return [];
  const stepMs = (RUNAWAY.hours * HOUR_MS) / RUNAWAY.calls;
  return Array.from({ length: RUNAWAY.calls }, (_, turn) => {
    const draft: Draft = {
      ...draftAt(day, night + RUNAWAY.startHour * HOUR_MS),
      atMs: Math.round(night + RUNAWAY.startHour * HOUR_MS + (turn + 0.6 * random.float()) * stepMs),
      model: RUNAWAY.model,
      inputTokens: RUNAWAY.firstInputTokens + turn * RUNAWAY.tokensPerTurn,
      stream: false,
      conversation: `agent-${night / DAY_MS}`,
      tags: { job: "fix-tests" },
    };
    return drawCall(draft, answerers, random);
  });
}

/** Every call that one key made on the UTC day that starts at `dayStartMs`; the same for the same seed, key and day. */
export function tellDay(
  caller: Caller,
  story: Story,
  dayStartMs: number,
  answerers: Answerers,
): SettledCall[] {
  const random = createRandom(`${story.seed}/${caller.tenant}/${caller.name}/${dayStartMs}`);
  const progress = progressAt(story, dayStartMs);
  const day: Day = { caller, story, startMs: dayStartMs, progress, random };
  const calls = momentsOfDay(day).map((atMs) => drawCall(draftAt(day, atMs), answerers, random));
  return [...calls, ...runawayCalls(day, answerers)].filter(
    (call) => call.startedAtMs >= story.startMs && call.settledAtMs < story.endMs,
  );
}
