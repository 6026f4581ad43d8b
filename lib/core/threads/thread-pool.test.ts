import { afterEach, expect, test } from "vitest";
import { ThreadPool } from "./thread-pool";

/** What tests ask of a thread: an answer after so long, none ever, or its end. */
type Task = { say: string } | { spin: true } | { throws: string } | { exits: number };

const ENTRY = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from "node:worker_threads";
    parentPort.on("message", (task) => {
      if ("throws" in task) throw new Error(task.throws);
      if ("exits" in task) process.exit(task.exits);
      while ("spin" in task);
      parentPort.postMessage({ said: task.say, threadId });
    });
  `)}`,
);

const open: { close(): Promise<void> }[] = [];
function poolOf(threads: number, taskMsMax = 60_000) {
  const pool = new ThreadPool<Task, { said: string; threadId: number }>(ENTRY, {
    threads,
    taskMsMax,
    heapMbMax: 64,
  });
  open.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

test("each task gets its own answer, on no more threads than there may be", async () => {
  const pool = poolOf(2);
  const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
  const answers = await Promise.all(words.map((say) => pool.run({ say })));
  expect(answers.map(({ said }) => said)).toEqual(words);
  const ids = new Set(answers.map(({ threadId }) => threadId));
  expect(ids.size).toBeLessThanOrEqual(2);
});

test("a task that never ends holds neither the event loop nor another thread, and is given up", async () => {
  const pool = poolOf(2, 3_000);
  const spinning = pool.run({ spin: true });
  const outcome = expect(spinning).rejects.toThrow("took longer than 3000 ms");
  await expect.poll(() => pool.run({ say: "meanwhile" })).toMatchObject({ said: "meanwhile" });
  await outcome;
});

test("a task that throws or ends its thread is rejected with why, and the next has a new thread", async () => {
  const pool = poolOf(1);
  const failing = expect(pool.run({ throws: "no such season" })).rejects.toThrow("no such season");
  const ending = expect(pool.run({ exits: 7 })).rejects.toThrow("ended with code 7");
  const after = pool.run({ say: "still here" });
  await Promise.all([failing, ending]);
  expect((await after).said).toBe("still here");
});

test("closing rejects what is under way and what waits", async () => {
  const pool = poolOf(1);
  const outcomes = Promise.allSettled([pool.run({ spin: true }), pool.run({ say: "never" })]);
  await pool.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
