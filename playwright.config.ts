import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./e2e/fixtures/chromium";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results/journeys",
  // Journeys measure times and share two cores with the whole stack, so they run one after the other.
  workers: 1,
  // A browser on a busy machine may lose a second; what passed only the second time is told as flaky.
  retries: 1,
  timeout: 180_000,
  // A page may take as long to come alive on a busy machine; what passes does not wait.
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: await findChromium(), args: CHROMIUM_ARGS },
  },
});
