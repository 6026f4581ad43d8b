import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { bookPastCalls } from "../fixtures/past-usage";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test("a key that runs away is found with its cause, paused with one click, and called expected", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Ana Anomaly");
  await page.goto(`/${org}/anomalies`);
  await expect(page.getByText("Nothing out of the ordinary", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const secret = await createKey(page, org);
  const call = () =>
    page.request.post(`${gatewayUrl}/v1/chat/completions`, {
      headers: { authorization: `Bearer ${secret}` },
      data: { model: "sandbox/small", messages: [{ role: "user", content: "hello" }], max_tokens: 20 },
    });
  expect((await call()).status()).toBe(200);
  const nowMs = Date.now();
  const quiet = { fromMs: nowMs - 4 * DAY_MS, toMs: nowMs - 30 * MINUTE_MS, everyMs: 5 * MINUTE_MS };
  const wild = { fromMs: nowMs - 12 * MINUTE_MS, toMs: nowMs - MINUTE_MS, everyMs: 2_000 };
  await expect(async () => {
    await bookPastCalls(org, [
      { ...quiet, costUsd: 0.001 },
      { ...wild, costUsd: 0.02 },
    ]);
  }).toPass({ timeout: 30_000 });

  const link = page.getByRole("link", { name: "Spend: storefront", exact: true });
  await expect(async () => {
    await page.goto(`/${org}/anomalies`);
    await expect(link).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 200_000 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await link.click();

  await expect(page.getByRole("heading", { name: "Spend: storefront", exact: true })).toBeVisible();
  await expect(page.getByText(/^Key storefront made/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "What made it", exact: true })).toBeVisible();
  await expect(page.getByText("More or fewer calls", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Contributors", exact: true })).toContainText("storefront");
  await takePictures(page, "anomaly");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Pause key", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("button", { name: "Resume key", exact: true })).toBeVisible();
  await expect.poll(async () => (await call()).status()).toBe(403);

  await page.getByRole("button", { name: "Cap a day", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Limit").fill("5");
  await dialog.getByRole("button", { name: /^Add (cap|budget)$/ }).click();
  await expect(page.getByRole("button", { name: "Change daily cap", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Resume key", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Resume", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause key", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Expected", exact: true }).click();
  await expect(page.getByText(/^Marked as expected by Ana Anomaly/)).toBeVisible();
  await page.getByRole("link", { name: "See the calls", exact: true }).click();
  await expect(page).toHaveURL(/\/calls\?.*filter=key/);
});
