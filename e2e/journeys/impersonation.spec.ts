import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { openOperator, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const REASON = "Ticket 4711: their usage chart stays empty";

const banner = (page: Page) => page.getByRole("region", { name: "Impersonation", exact: true });

async function openTenant(operator: Page, org: string, name: string): Promise<void> {
  await operator.goto("/admin/tenants");
  await operator.getByLabel("Search tenants", { exact: true }).fill(org);
  // Other journeys have members of the same name.
  await operator
    .getByRole("link", { name, exact: true })
    .and(operator.locator(`[href$="/${org}"]`))
    .click();
  await operator.waitForURL(new RegExp(`/admin/tenants/${org}$`));
  await expect(operator.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

async function giveReason(operator: Page): Promise<void> {
  const dialog = operator.getByRole("dialog");
  await dialog.getByLabel("Reason", { exact: true }).fill(REASON);
  await dialog.getByRole("button", { name: "Open the portal", exact: true }).click();
}

test("an operator sees a tenant's portal as its owner, changes nothing, ends it, and the tenant reads all of it", async ({
  page,
  browser,
}) => {
  const operator = await openOperator(browser);
  const { org } = await signUp(page, "Grace Hopper");
  await openTenant(operator, org, "Grace Hopper Works");
  await expectAccessible(operator);
  await expectNoSidewaysScroll(operator);

  await operator.getByRole("button", { name: "See it as Grace Hopper", exact: true }).click();
  await expectAccessible(operator);
  await giveReason(operator);
  await operator.waitForURL(new RegExp(`/${org}$`));
  await expect(banner(operator)).toContainText("Grace Hopper (owner)");
  await expectAccessible(operator);
  await expectNoSidewaysScroll(operator);
  await operator.goto(`/${org}/keys`);
  await expect(banner(operator)).toBeVisible();
  await operator.goto("/models");
  await expect(banner(operator)).toBeVisible();

  const { items } = await (await operator.request.get("/api/me/orgs")).json();
  expect(items).toMatchObject([{ slug: org, role: "owner" }]);
  const refused = await operator.request.post(`/api/orgs/${items[0].id}/keys`, { data: { name: "mine" } });
  expect(refused.status()).toBe(403);
  expect((await refused.json()).error).toMatchObject({ layer: "impersonation" });
  expect((await operator.request.get("/api/admin/tenants")).status()).toBe(403);

  for (const own of ["/account", "/admin", "/new"]) {
    await operator.goto(own);
    await operator.waitForURL(/\/impersonation$/);
  }
  await expect(
    operator.getByRole("heading", { name: "You look as somebody else", exact: true }),
  ).toBeVisible();
  await expectAccessible(operator);
  await expectNoSidewaysScroll(operator);
  await operator.getByRole("link", { name: "Back to Grace Hopper Works", exact: true }).click();
  await banner(operator).getByRole("button", { name: "End", exact: true }).click();
  await operator.waitForURL(new RegExp(`/admin/tenants/${org}$`));
  await expect(banner(operator)).toHaveCount(0);
  expect((await operator.request.get("/api/admin/tenants")).status()).toBe(200);

  await page.goto(`/${org}/audit`);
  const began = page.getByRole("row", { name: /Began to look as somebody else/ });
  await expect(began).toContainText("Olga Operator");
  await expect(began).toContainText("as Grace Hopper");
  await expect(began).toContainText(REASON);
  await expect(page.getByRole("row", { name: /Stopped looking as somebody else/ })).toHaveCount(1);
});

test("as a viewer the operator is offered nothing that viewers are not, and signing out ends it", async ({
  page,
  browser,
}) => {
  const operator = await openOperator(browser);
  const { org } = await signUp(page, "Mary Jackson");
  await openTenant(operator, org, "Mary Jackson Works");
  await operator.getByRole("button", { name: "See it as a viewer", exact: true }).press("Enter");
  await giveReason(operator);
  await operator.waitForURL(new RegExp(`/${org}$`));
  await expect(banner(operator)).toContainText("a viewer");
  await operator.goto(`/${org}/keys`);
  await expect(operator.getByRole("heading", { name: "API keys", exact: true })).toBeVisible();
  await expect(operator.getByRole("button", { name: "Create key", exact: true })).toHaveCount(0);
  await operator.goto(`/${org}/audit`);
  await expect(
    operator.getByText("Your role (viewer) does not include this page", { exact: true }),
  ).toBeVisible();

  await operator.getByRole("button", { name: /^A viewer/ }).click();
  await operator.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await operator.waitForURL(/\/login/);
  await page.goto(`/${org}/audit`);
  const ended = page.getByRole("row", { name: /Stopped looking as somebody else/ });
  await expect(ended).toContainText("signed_out");
  await expect(ended).toContainText("as A viewer");
});
