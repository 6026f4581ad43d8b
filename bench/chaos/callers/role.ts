import { readFileSync } from "node:fs";
import { Agent } from "node:http";
import type { FleetKey } from "../fleet/fleet";
import { planCall } from "../plan";
import { between, pick, type Random, randomOf, sleep } from "../random";
import { CallLog, type CallRecord } from "./call-log";
import { makeCall } from "./make-call";

/** What the callers' process reads at its start. */
export type CallersInput = {
  seed: number;
  calls: number;
  callers: number;
  model: string;
  ports: number[];
  keys: Pick<FleetKey, "secret" | "weight" | "customers" | "long">[];
  log: string;
};

/** A gateway that did not answer is left alone for a moment, as a load balancer would. */
const SHUN_MS = 400;

/** All callers in one process: each makes one call after the other. `report` hears how many have been sent. */
export async function runCallers(path: string, report: (sent: number, done: boolean) => void): Promise<void> {
  const input = JSON.parse(readFileSync(path, "utf8")) as CallersInput;
  const { seed, calls, callers, model, ports, keys } = input;
  const log = new CallLog(input.log);
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const shunnedUntilMs = ports.map(() => 0);
  let sent = 0;

  function choose(random: Random): number {
    const now = Date.now();
    const good = ports.map((_, i) => i).filter((i) => shunnedUntilMs[i]! < now);
    return good.length > 0 ? pick(random, good) : between(random, 0, ports.length - 1);
  }

  async function caller(number: number): Promise<void> {
    const random = randomOf(seed, -number - 1);
    await sleep(between(random, 0, 1_000));
    while (sent < calls) {
      const plan = planCall(seed, ++sent, keys);
      const gateway = choose(random);
      const target = { gateway, port: ports[gateway]!, secret: keys[plan.key]!.secret, model };
      const record = await makeCall(agent, plan, target);
      log.add(record);
      if (record.status === 0 && record.leftMs === null) shunnedUntilMs[gateway] = Date.now() + SHUN_MS;
      await sleep(pauseMs(record, random));
    }
  }

  const timer = setInterval(() => report(sent, false), 100);
  await Promise.all(Array.from({ length: callers }, (_, i) => caller(i)));
  clearInterval(timer);
  log.close();
  agent.destroy();
  report(sent, true);
}

/** A refusal is not tried again at once. */
function pauseMs({ status, leftMs }: CallRecord, random: Random): number {
  if (status === 200 || leftMs !== null) return 0;
  return between(random, 100, status === 503 ? 800 : 400);
}
