import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";

test("a first call is followed by a forecast of the month, its interval, its record and the day the credit ends", async ({
  page,
  request,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Fay Forecast");
  await page.goto(`/${org}/forecast`);
  await expect(page.getByText("No forecast yet", { exact: true })).toBeVisible();

  await page.goto(`/${org}/get-started`);
  await page.getByRole("button", { name: "Create key" }).click();
  const secret = page.getByText(/^tp_live_[0-9A-Za-z]{38}$/).first();
  const key = (await secret.textContent()) ?? "";
  const answer = await request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${key}` },
    data: { model: "sandbox/small", messages: [{ role: "user", content: "What will this month cost?" }] },
  });
  expect(answer.status()).toBe(200);

  const month = page.getByText("By the end of the month", { exact: true });
  await expect(async () => {
    await page.goto(`/${org}/forecast`);
    await expect(month).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await expect(page.getByText(/too few for a model/).first()).toBeVisible();
  const credit = page.getByRole("table", { name: "Budgets and credit", exact: true });
  await expect(credit.getByText("Credit", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "How good is this forecast", exact: true })).toBeVisible();
  await takePictures(page, "forecast");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("combobox", { name: "Whose spend", exact: true }).click();
  await page.getByRole("option", { name: /sandbox\/small/ }).click();
  await expect(page).toHaveURL(/scope=model/);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Whose spend", exact: true })).toContainText(
    "sandbox/small",
  );

  await page.getByRole("button", { name: "Show as table", exact: true }).click();
  await expect(page.getByRole("table", { name: "This month, summed up by day", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "As published", exact: true }).click();
  await expect(page.getByRole("table", { name: "Forecasts as published", exact: true })).toBeVisible();
});
