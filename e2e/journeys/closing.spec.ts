import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { openOperator, signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

test("an owner closes the organization by its name: its key stops, its pages are gone, and the operator reopens it", async ({
  page,
  browser,
  gatewayUrl,
}) => {
  const operator = await openOperator(browser);
  const { org } = await signUp(page, "Clara Closing");
  const secret = await createKey(page, org);
  const statusOf = async () =>
    (
      await page.request.get(`${gatewayUrl}/v1/key`, { headers: { authorization: `Bearer ${secret}` } })
    ).status();
  await expect.poll(statusOf).toBe(200);

  await page.goto(`/${org}/settings`);
  await page.getByRole("button", { name: "Close…", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Close organization", exact: true });
  await expect(dialog.getByText("Every API key is revoked at once, on every gateway.")).toBeVisible();
  await expect(confirm).toBeDisabled();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole("textbox").fill("Clara Closing Works");
  await confirm.click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/\/new$/);
  await expect.poll(statusOf).toBe(401);
  expect((await page.goto(`/${org}/settings`))?.status()).toBe(404);

  await operator.goto(`/admin/tenants/${org}`);
  await expect(operator.getByText(/An owner closed it/)).toBeVisible();
  await expectAccessible(operator);
  await operator.getByRole("button", { name: "Reopen…", exact: true }).click();
  await operator.getByRole("dialog").getByRole("button", { name: "Reopen", exact: true }).click();
  await expect(operator.getByText(/An owner closed it/)).toHaveCount(0);

  expect((await page.goto(`/${org}/keys`))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "API keys", exact: true })).toBeVisible();
  expect(await statusOf()).toBe(401);
});
