import { createHmac } from "node:crypto";
import { startReceiver } from "../../lib/domain/alerts/testing";
import { expectAccessible } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

const WITHIN_A_MINUTE = { timeout: 60_000 };

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** As the specification of Standard Webhooks has it. */
function isSigned({ headers, body }: Receiver["received"][number], secret: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}

test("a soft budget is passed: the bell and one signed webhook tell it within a minute, the log shows it, and it is snoozed", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const receiver = await startReceiver();
  const { org } = await signUp(page, "Alma Alerts");
  const secret = await createKey(page, org);
  await page.goto(`/${org}/limits`);

  await page.getByRole("button", { name: "Add channel", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").first().click();
  await page.getByRole("option", { name: "Webhook, signed", exact: true }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("Pager");
  await dialog.getByLabel("Address", { exact: true }).fill(receiver.url);
  await dialog.getByRole("button", { name: "Add channel", exact: true }).click();
  const signingSecret = (await dialog.getByText(/^whsec_/).textContent())!;
  await dialog.getByRole("button", { name: "I have stored it", exact: true }).click();

  await page.getByRole("button", { name: "Add budget", exact: true }).first().click();
  await dialog.getByRole("radio", { name: "Only alert", exact: true }).click();
  await dialog.getByLabel("Limit", { exact: true }).fill("0.000001");
  await dialog.getByRole("button", { name: "Add budget", exact: true }).click();
  await expect(page.getByText("soft", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: {
      model: "sandbox/echo",
      messages: [{ role: "user", content: "tell me when it is spent ".repeat(40) }],
      max_tokens: 500,
    },
  });
  expect(answer.status()).toBe(200);

  await expect.poll(() => receiver.received.length, WITHIN_A_MINUTE).toBe(1);
  expect(isSigned(receiver.received[0]!, signingSecret)).toBe(true);
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    type: "alert.budget",
    data: { details: { budget_kind: "soft", basis: "actual" } },
  });
  const bell = page.getByRole("button", { name: /^Notifications, 1 unread$/ }).first();
  await expect(bell).toBeVisible(WITHIN_A_MINUTE);
  await bell.click();
  await expect(page.getByRole("link", { name: /of the monthly budget of/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark all read", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Notifications", exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Actions for the channel Pager", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delivery log", exact: true }).click();
  await expect(dialog.getByText("delivered", { exact: true })).toBeVisible();
  await expect(dialog.getByText("status 204", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close", exact: true }).click();

  await page.getByRole("button", { name: /^Alerts on the budget of/ }).click();
  await dialog.getByRole("button", { name: "Snooze", exact: true }).click();
  await page.getByRole("menuitem", { name: "For an hour", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Wake", exact: true })).toBeVisible();
  expect(receiver.received).toHaveLength(1);
  await receiver.stop();
});
