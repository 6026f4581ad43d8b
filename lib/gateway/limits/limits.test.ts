import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { RateLimits } from "../snapshot/records";
import { type Admission, limitHeaders } from "./limiter";
import { MemoryLimiter } from "./memory";
import { type LimitScope, toSubject } from "./subject";

const MINUTE_MS = 60_000;
const none: RateLimits = { rpm: null, tpm: null, rpd: null, concurrency: null };
const subject = (id: string, limits: Partial<RateLimits>, scope: LimitScope = "key") =>
  toSubject(scope, id, "org", { ...none, ...limits });

function tryAdmit(
  limiter: MemoryLimiter,
  subjects: ReturnType<typeof subject>[],
  tokens: number,
  nowMs: number,
) {
  try {
    return limiter.admit(subjects, tokens, "req", nowMs);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  }
}

const isAdmitted = (result: Admission | AppError): result is Admission => !(result instanceof AppError);

/** The most that any window of a minute holds. */
function busiestMinute(admitted: { at: number; units: number }[]): number {
  let most = 0;
  for (const from of admitted) {
    const inside = admitted.filter((one) => one.at >= from.at && one.at < from.at + MINUTE_MS);
    most = Math.max(
      most,
      inside.reduce((sum, one) => sum + one.units, 0),
    );
  }
  return most;
}

const arrivals = fc.array(fc.record({ gapMs: fc.nat(20_000), tokens: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 120,
});

describe("rate limits in memory", () => {
  it("no window of a minute ever holds more requests or tokens than the limit, whenever calls come", () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 60, max: 200 }),
        (calls, rpm, tpm) => {
          const limiter = new MemoryLimiter();
          const admitted: { at: number; units: number }[] = [];
          let now = 1_760_000_000_000;
          for (const { gapMs, tokens } of calls) {
            now += gapMs;
            if (isAdmitted(tryAdmit(limiter, [subject("k", { rpm, tpm })], tokens, now))) {
              admitted.push({ at: now, units: tokens });
            }
          }
          expect(busiestMinute(admitted.map(({ at }) => ({ at, units: 1 })))).toBeLessThanOrEqual(rpm);
          expect(busiestMinute(admitted)).toBeLessThanOrEqual(tpm);
        },
      ),
    );
  });

  it("whoever waits for what Retry-After says is admitted", () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 5 }), (calls, rpm) => {
        const limiter = new MemoryLimiter();
        let now = 1_760_000_000_000;
        for (const { gapMs } of calls) {
          now += gapMs;
          const result = tryAdmit(limiter, [subject("k", { rpm })], 1, now);
          if (isAdmitted(result)) continue;
          now += Number(result.details.headers!["retry-after-ms"]);
          expect(isAdmitted(tryAdmit(limiter, [subject("k", { rpm })], 1, now))).toBe(true);
        }
      }),
    );
  });

  it("key, project and organization each hold to their own limit, however their calls mix, and the refusal names the scope", () => {
    const calls = fc.array(fc.record({ gapMs: fc.nat(4_000), key: fc.nat(3) }), { maxLength: 150 });
    const limit = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(calls, limit, limit, limit, (arriving, perKey, perProject, perOrg) => {
        const limiter = new MemoryLimiter();
        const admitted: { at: number; units: number; key: number }[] = [];
        let now = 1_760_000_000_000;
        for (const { gapMs, key } of arriving) {
          now += gapMs;
          const project = key % 2;
          const subjects = [
            subject(`k${key}`, { rpm: perKey }),
            subject(`p${project}`, { rpm: perProject }, "project"),
            subject("o", { rpm: perOrg }, "organization"),
          ];
          const result = tryAdmit(limiter, subjects, 1, now);
          if (isAdmitted(result)) admitted.push({ at: now, units: 1, key });
          else {
            const full = { key: perKey, project: perProject, organization: perOrg };
            const { scope, limit: said } = result.details.extra as {
              scope: keyof typeof full;
              limit: number;
            };
            expect(said).toBe(full[scope]);
          }
        }
        for (let key = 0; key < 4; key++) {
          expect(busiestMinute(admitted.filter((one) => one.key === key))).toBeLessThanOrEqual(perKey);
          const ofProject = admitted.filter((one) => one.key % 2 === key % 2);
          expect(busiestMinute(ofProject)).toBeLessThanOrEqual(perProject);
        }
        expect(busiestMinute(admitted)).toBeLessThanOrEqual(perOrg);
      }),
    );
  });

  it("the headers show the tightest of the three scopes", () => {
    const limiter = new MemoryLimiter();
    const admission = limiter.admit(
      [
        subject("k", { rpm: 50, tpm: 1_000 }),
        subject("p", { rpm: 9, tpm: 500 }, "project"),
        subject("o", { rpm: 20, tpm: 300 }, "organization"),
      ],
      100,
      "req",
      1_760_000_000_000,
    );
    const headers = Object.fromEntries(limitHeaders(admission.states));
    expect(headers).toMatchObject({
      "x-ratelimit-limit-requests": "9",
      "x-ratelimit-remaining-requests": "8",
      "x-ratelimit-limit-tokens": "300",
      "x-ratelimit-remaining-tokens": "200",
    });
  });

  it("a call that one limit refuses counts on none", () => {
    const limiter = new MemoryLimiter();
    const both = [subject("key", { rpm: 10 }), subject("project", { rpm: 1 })];
    expect(isAdmitted(tryAdmit(limiter, both, 1, 1_000))).toBe(true);
    for (let i = 0; i < 5; i++) expect(isAdmitted(tryAdmit(limiter, both, 1, 2_000))).toBe(false);
    const alone = tryAdmit(limiter, [subject("key", { rpm: 10 })], 1, 2_000);
    expect(isAdmitted(alone) && alone.states[0]!.used).toBe(2);
  });

  it("settling corrects the tokens once, and never those of another window", () => {
    const limiter = new MemoryLimiter();
    const admission = limiter.admit([subject("k", { tpm: 100 })], 90, "req", 1_000);
    admission.settle(10);
    admission.settle(10);
    const next = limiter.admit([subject("k", { tpm: 100 })], 90, "req", 1_500);
    expect(next.states[0]!.used).toBe(100);
    const late = limiter.admit([subject("k", { tpm: 100 })], 50, "req", 200_000);
    next.settle(0);
    expect(limiter.admit([subject("k", { tpm: 100 })], 50, "req", 200_001).states[0]!.used).toBe(100);
    late.settle(50);
  });

  it("concurrency is exact: as many as the limit, and each end lets one in", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        (steps, concurrency) => {
          const limiter = new MemoryLimiter();
          const open: Admission[] = [];
          for (const begins of steps) {
            if (!begins) {
              open.pop()?.settle(0);
              continue;
            }
            const result = tryAdmit(limiter, [subject("k", { concurrency })], 1, 1_000);
            expect(isAdmitted(result)).toBe(open.length < concurrency);
            if (isAdmitted(result)) open.push(result);
          }
        },
      ),
    );
  });
});
