import type { Faults } from "../options";
import { type Random, randomOf } from "../random";

export type Fault = keyof Faults;

/** One thing that happens when so many of the calls (as a part of all) have been sent. */
export type Scheduled = { at: number; fault: Fault };

/** Changes need a database that has been there for a while, so its kills come when most of them are made. */
const SPANS: Record<Fault, [from: number, until: number]> = {
  gatewayKills: [0.08, 0.94],
  gatewayStops: [0.1, 0.9],
  postgresKills: [0.45, 0.85],
  redisKills: [0.15, 0.9],
  limitMoves: [0.05, 0.95],
  revocations: [0.1, 0.8],
};

function spread(random: Random, fault: Fault, count: number): Scheduled[] {
  const [from, until] = SPANS[fault];
  const each = (until - from) / count;
  return Array.from({ length: count }, (_, i) => ({ fault, at: from + each * (i + random()) }));
}

export function makeSchedule(seed: number, faults: Faults): Scheduled[] {
  const random = randomOf(seed, 0xfa17);
  return (Object.keys(SPANS) as Fault[])
    .flatMap((fault) => spread(random, fault, faults[fault]))
    .sort((a, b) => a.at - b.at);
}
