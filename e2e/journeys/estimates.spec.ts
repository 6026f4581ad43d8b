import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

const CALL = {
  model: "sandbox/small",
  messages: [{ role: "user", content: "Say in one sentence what an estimate is worth." }],
};
/** The worker learns from calls every quarter of a minute, after they landed. */
const LEARNED_MS = 90_000;

type Money = { nanos: string };
type Estimate = { input_tokens: number; cost: { p10: Money; p50: Money; p90: Money; ceiling: Money } };

test("what a call will cost is told by the API and by the playground before it is made, and how often that was right by the key's page", async ({
  page,
  request,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Esti Mate");
  const headers = { authorization: `Bearer ${await createKey(page, org)}` };

  const estimated = await request.post(`${gatewayUrl}/v1/estimate`, { headers, data: CALL });
  expect(estimated.status()).toBe(200);
  const { input_tokens: tokens, cost } = (await estimated.json()) as Estimate;
  const [p10, p50, p90, ceiling] = [cost.p10, cost.p50, cost.p90, cost.ceiling].map(({ nanos }) =>
    Number(nanos),
  ) as [number, number, number, number];
  expect(p10).toBeGreaterThan(0);
  expect(p50).toBeGreaterThanOrEqual(p10);
  expect(p90).toBeGreaterThanOrEqual(p50);
  expect(ceiling).toBeGreaterThanOrEqual(p90);

  const answer = await request.post(`${gatewayUrl}/v1/chat/completions`, { headers, data: CALL });
  const { usage } = (await answer.json()) as { usage: { prompt_tokens: number } };
  expect(usage.prompt_tokens).toBe(tokens);
  expect(Number(answer.headers()["x-turnpike-cost"]) * 1e9).toBeLessThanOrEqual(ceiling);

  await page.goto(`/${org}/playground`);
  const estimate = page.getByRole("status", { name: "Estimate", exact: true });
  await expect(async () => {
    await page.getByRole("textbox", { name: "Message", exact: true }).fill("What will this one cost?");
    await expect(estimate).toContainText(/\d+ tokens in · about \$\d/, { timeout: 5_000 });
  }).toPass();

  await expect(async () => {
    await page.goto(`/${org}/keys`);
    await page.getByRole("link", { name: "storefront", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Estimates", exact: true })).toBeVisible();
    await expect(page.getByText(/of 1 calls? cost between P10 and P90/)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: LEARNED_MS });
  await expect(page.getByRole("table", { name: "Calls that cost what was estimated, by day" })).toHaveCount(
    1,
  );
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
