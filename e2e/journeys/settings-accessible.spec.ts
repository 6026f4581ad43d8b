import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { openOperator } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const PUBLIC = ["/login", "/signup", "/forgot-password", "/reset-password?token=x", "/verify-email?token=x"];
const IN_ORG = ["keys", "projects", "limits", "billing", "audit", "settings"];
const OPERATOR = [
  "/admin",
  "/admin/providers",
  "/admin/models",
  "/admin/models/catalog",
  "/admin/quarantine",
  "/new",
];

test("pages before the portal, of the organization and of the operator pass axe and fit a small phone", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  for (const path of PUBLIC) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  const operator = await openOperator(browser);
  const org = new URL(operator.url()).pathname.split("/")[1];
  for (const path of [...IN_ORG.map((area) => `/${org}/${area}`), ...OPERATOR]) {
    await operator.goto(path);
    await expect(operator.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(operator.locator('[aria-busy="true"]')).toHaveCount(0);
    await expectAccessible(operator);
    await expectNoSidewaysScroll(operator);
  }
});
