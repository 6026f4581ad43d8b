import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@/": `${import.meta.dirname}/` } },
  test: {
    include: ["{app,bench,components,lib,server}/**/*.test.{ts,tsx}"],
    globalSetup: "server/testing/global-setup.ts",
    pool: "forks",
    testTimeout: 15_000,
    hookTimeout: 30_000,
    env: {
      TURNPIKE_SECRET: "test-secret-test-secret-test-secret-0123",
      LOG_LEVEL: "silent",
      TZ: "UTC",
    },
  },
});
