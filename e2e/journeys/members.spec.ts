import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { findMailedLink, freshEmail, openOperator, PASSWORD, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

test("an invited viewer joins by the mailed link, sees the organization, and is offered nothing to change", async ({
  page,
  browser,
}) => {
  const operator = await openOperator(browser);
  const { org } = await signUp(page, "Dorothy Vaughan");
  const email = freshEmail("viewer");
  await page.goto(`/${org}/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("radio", { name: /^Viewer/ }).click();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("table", { name: "Pending invitations" }).getByText(email)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const link = await findMailedLink(operator, email, "invitation");
  const viewer = await (await browser.newContext()).newPage();
  await viewer.goto(link);
  await expect(viewer.getByRole("heading", { name: /Join Dorothy Vaughan Works/ })).toBeVisible();
  await expectAccessible(viewer);
  await viewer.getByLabel("Your name").fill("Vera Viewer");
  await viewer.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await viewer.getByRole("button", { name: "Create account and join" }).click();
  await viewer.waitForURL(new RegExp(`/${org}$`));

  await viewer.goto(`/${org}/keys`);
  await expect(viewer.getByRole("heading", { name: "API keys" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Create key" })).toHaveCount(0);
  await viewer.goto(`/${org}/members`);
  await expect(viewer.getByText("You are here as viewer")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await viewer.goto(`/${org}/billing`);
  await expect(viewer.getByText("Your role (viewer) does not include this page")).toBeVisible();
  await viewer.goto(`/${org}/playground`);
  await expect(viewer.getByText("Your role (viewer) does not include this page")).toBeVisible();
  await viewer.goto("/models/sandbox/small");
  await expect(viewer.getByRole("heading", { name: "Sandbox Small", exact: true })).toBeVisible();
  await expect(viewer.getByRole("link", { name: "Try it", exact: true })).toHaveCount(0);
  const refused = await viewer.request.get(`/api/orgs/${org}/audit`);
  expect(refused.status()).toBe(404);

  const remove = async () => {
    await page.getByRole("button", { name: "Actions for Vera Viewer" }).click();
    await page.getByRole("menuitem", { name: "Remove…" }).click();
    await page.getByRole("button", { name: "Remove member" }).click();
    // While its dialog is open the table behind it has no cells for anybody.
    await expect(page.getByRole("button", { name: "Remove member" })).toHaveCount(0);
  };
  await page.reload();
  await remove();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Vera Viewer is a member again", { exact: true })).toBeVisible();
  expect((await viewer.goto(`/${org}/keys`))?.status()).toBe(200);
  await remove();
  await expect(page.getByRole("cell", { name: "Vera Viewer" })).toHaveCount(0);
  expect((await viewer.goto(`/${org}/keys`))?.status()).toBe(404);
});
