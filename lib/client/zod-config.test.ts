import { expect, test } from "vitest";

test("what runs before the pages' own code keeps zod from eval, which the security policy forbids", async () => {
  expect(globalThis).not.toHaveProperty("__zod_globalConfig");
  await import("@/instrumentation-client");
  const { z } = await import("zod");
  expect(z.config().jitless).toBe(true);
});
