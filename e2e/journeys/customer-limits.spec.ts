import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

const CUSTOMER = "customer-1042";
const CALLS_MAX = 60;

test("a tenant caps each end customer, sees one at its cap, raises it for a while, and its calls go on", async ({
  page,
  gatewayUrl,
}) => {
  const { org } = await signUp(page, "Lena Limits");
  const secret = await createKey(page, org);
  const call = (user: string) =>
    page.request.post(`${gatewayUrl}/v1/chat/completions`, {
      headers: { authorization: `Bearer ${secret}` },
      data: { model: "sandbox/echo", messages: [{ role: "user", content: "hello" }], max_tokens: 50, user },
    });
  const statusOf = async (user: string) => (await call(user)).status();

  await page.goto(`/${org}/limits`);
  await page.getByRole("button", { name: "Add budget" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").first().click();
  await page.getByRole("option", { name: /Each end customer/ }).click();
  await dialog.getByLabel("Limit").fill("0.00002");
  await dialog.getByRole("button", { name: "Add budget" }).click();
  await expect(page.getByText("also for those who have never called")).toBeVisible();
  await expectAccessible(page);

  await expect(async () => {
    for (let calls = 0; calls < CALLS_MAX && (await statusOf(CUSTOMER)) === 200; calls++);
    expect(await statusOf(CUSTOMER)).toBe(402);
  }).toPass();
  const { error } = await (await call(CUSTOMER)).json();
  expect(error).toMatchObject({ code: "budget_exceeded", scope: "customer", scope_id: CUSTOMER });
  expect(await statusOf("somebody else")).toBe(200);

  await page.reload();
  await page.getByLabel("Find end customers").fill("customer-");
  await expect(page.getByRole("table", { name: "End customers" }).getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: `Actions for ${CUSTOMER}` }).click();
  await page.getByRole("menuitem", { name: "Raise for a while…" }).click();
  await dialog.getByLabel("More").fill("0.50");
  await dialog.getByLabel("Why").fill("Launch weekend");
  await dialog.getByRole("button", { name: "Raise", exact: true }).click();
  await expect(page.getByTitle("Launch weekend")).toContainText("$0.50 more, ends");
  await expect.poll(() => statusOf(CUSTOMER)).toBe(200);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: `Actions for ${CUSTOMER}` }).click();
  await page.getByRole("menuitem", { name: "Raise for a while…" }).click();
  await dialog.getByRole("button", { name: "End now" }).click();
  await expect.poll(() => statusOf(CUSTOMER)).toBe(402);
});
