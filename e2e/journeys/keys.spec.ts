import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const REFUSED_MS_MAX = 1_000;

async function callStatus(page: Page, gatewayUrl: string, secret: string): Promise<number> {
  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { model: "sandbox/echo", messages: [{ role: "user", content: "hello" }] },
  });
  return answer.status();
}

async function takeSecret(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  const secret = (await dialog.getByText(/^tp_live_[0-9A-Za-z]{38}$/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  return secret;
}

test("a key is created, rotated with both secrets good in the overlap, and refused once revoked", async ({
  page,
  gatewayUrl,
}) => {
  const { org } = await signUp(page, "Katherine Johnson");
  await page.goto(`/${org}/keys`);
  await page.getByRole("button", { name: "Create key" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog").getByText("Give it a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("trajectory-service");
  await page.getByRole("checkbox", { name: "Cap what this key may spend" }).click();
  await page.getByLabel("Limit", { exact: true }).fill("2.50");
  await page.getByRole("button", { name: "Advanced" }).click();
  await page.getByLabel("Addresses").fill("not an address");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Write an address or a range")).toBeVisible();
  await page.getByLabel("Addresses").fill("");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  const first = await takeSecret(page);
  expect(await callStatus(page, gatewayUrl, first)).toBe(200);

  await expect(page.getByText(first)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "trajectory-service" }).click();
  await page.waitForURL(/\/keys\/key_/);
  await expect(page.getByText("$2.50 a month")).toBeVisible();
  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  await page.getByRole("button", { name: "Rotate key" }).click();
  const second = await takeSecret(page);
  expect(second).not.toBe(first);
  expect(await callStatus(page, gatewayUrl, first)).toBe(200);
  expect(await callStatus(page, gatewayUrl, second)).toBe(200);
  await expect(page.getByText("Two secrets work now.")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Actions for trajectory-service" }).click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  const revoke = page.getByRole("button", { name: "Revoke key" });
  await expect(revoke).toBeDisabled();
  await page.getByLabel(/to confirm/).fill("trajectory-service");
  await revoke.click();
  await expect(page.getByText("This key was revoked")).toBeVisible();
  const revokedAt = Date.now();
  await expect.poll(() => callStatus(page, gatewayUrl, second), { intervals: [50] }).toBe(401);
  expect(Date.now() - revokedAt).toBeLessThan(REFUSED_MS_MAX);
  expect(await callStatus(page, gatewayUrl, first)).toBe(401);
});
