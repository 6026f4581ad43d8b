import { expect, test } from "vitest";
import { createLogger } from "@/lib/core/log";
import { useTestDatabase } from "@/lib/db/testing";
import type { Job } from "./job";
import { startJobs } from "./runner";

useTestDatabase();
const log = createLogger("test", "silent");
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

function countingJob(name: string, work: () => void = () => {}): { job: Job; runs(): number } {
  let runs = 0;
  const run = async () => {
    runs++;
    work();
    return {};
  };
  return { job: { name, everyMs: 20, run }, runs: () => runs };
}

test("of two workers only one runs a job, and the other takes it over when that one stops", async () => {
  const first = countingJob("once");
  const second = countingJob("once");
  const leader = startJobs([first.job], log);
  await expect.poll(first.runs).toBeGreaterThan(1);
  const follower = startJobs([second.job], log);
  await pause(150);
  expect(second.runs()).toBe(0);
  await leader.stop();
  const runsAtStop = first.runs();
  await expect.poll(second.runs).toBeGreaterThan(1);
  expect(first.runs()).toBe(runsAtStop);
  await follower.stop();
});

test("a job that fails has its next turn, and the others are not held up", async () => {
  const failing = countingJob("fails", () => {
    throw new Error("on purpose");
  });
  const sound = countingJob("sound");
  const runner = startJobs([failing.job, sound.job], log);
  await expect.poll(failing.runs).toBeGreaterThan(2);
  await expect.poll(sound.runs).toBeGreaterThan(2);
  await runner.stop();
});

test("stopping waits for the run under way", async () => {
  let isBegun = false;
  let isDone = false;
  const slow: Job = {
    name: "slow",
    everyMs: 1_000,
    async run() {
      isBegun = true;
      await pause(100);
      isDone = true;
      return {};
    },
  };
  const runner = startJobs([slow], log);
  await expect.poll(() => isBegun).toBe(true);
  await runner.stop();
  expect(isDone).toBe(true);
});
