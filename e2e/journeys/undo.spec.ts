import { expectAccessible } from "../fixtures/accessible";
import { freshEmail, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

test("a budget, an alert and an invitation that were taken away are brought back from the toast that says so", async ({
  page,
}) => {
  const { org } = await signUp(page, "Una Undo");
  const dialog = page.getByRole("dialog");
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await page.goto(`/${org}/limits`);
  await page.getByRole("button", { name: "Add budget", exact: true }).first().click();
  await dialog.getByLabel("Limit", { exact: true }).fill("25");
  await dialog.getByRole("button", { name: "Add budget", exact: true }).click();
  const budget = page.getByRole("button", { name: /^Actions for the cap of \$25\.00/ });
  await expect(budget).toBeVisible();

  await budget.click();
  await page.getByRole("menuitem", { name: "Remove…", exact: true }).click();
  await dialog.getByRole("button", { name: "Remove cap", exact: true }).click();
  await undo.click();
  await expect(page.getByText("The cap is back, and holds", { exact: true })).toBeVisible();
  await expect(budget).toBeVisible();

  await page.getByRole("button", { name: /^Alerts on the budget of/ }).click();
  const alert = dialog.getByRole("button", { name: /^Remove the alert:.*80/ });
  await alert.click();
  await undo.click();
  await expect(alert).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const email = freshEmail("guest");
  await page.goto(`/${org}/members`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Send invitation", exact: true }).click();
  const invited = page.getByRole("table", { name: "Pending invitations", exact: true }).getByText(email);
  await expect(invited).toBeVisible();
  await page.getByRole("button", { name: `Withdraw the invitation of ${email}`, exact: true }).click();
  await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
  await undo.click();
  await expect(page.getByText("The link of the invitation works again", { exact: true })).toBeVisible();
  await expect(invited).toBeVisible();
});
