import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../fixtures/chromium";

/** Takes the pictures of docs/: `npx playwright test -c e2e/pictures` on a built tree, with the traces beside the project. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.pictures.ts",
  globalSetup: "./told-stack.ts",
  outputDir: "../../test-results/pictures",
  workers: 1,
  timeout: 600_000,
  use: { launchOptions: { executablePath: await findChromium(), args: CHROMIUM_ARGS } },
});
