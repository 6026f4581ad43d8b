import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@/": `${import.meta.dirname}/` } },
  test: {
    include: ["{app,bench,components,lib,server}/**/*.test.{ts,tsx}"],
    globalSetup: "server/testing/global-setup.ts",
    pool: "forks",
    // Most of a test file is waiting, for processes and time-outs: two at a time also where one core is left.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What is waited for takes longer on a busy machine; a second, the default, is no guarantee of ours.
    expect: { poll: { timeout: 10_000 } },
    env: {
      TURNPIKE_SECRET: "test-secret-test-secret-test-secret-0123",
      LOG_LEVEL: "silent",
      TZ: "UTC",
    },
  },
});
