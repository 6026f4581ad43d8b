import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { findMailedLink, freshEmail, openOperator, PASSWORD, signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

const ANSWERED_MS = 60_000;
const SYSTEM = `Answer as "Grace" would:\nit's $HOME, \`plain\``;

/** What the model chooser, the settings and the menu show stands once the page is alive. */
async function openMenu(page: Page, name: string | RegExp) {
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}

async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invite"));
}

test("a preset is shared by its link, opened and run by another member, whose code sends the same", async ({
  page,
  browser,
  gatewayUrl,
}) => {
  const operator = await openOperator(browser);
  const { org } = await signUp(page, "Grace Hopper");
  const email = freshEmail("developer");
  await page.goto(`/${org}/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("radio", { name: /^Developer/ }).click();
  await page.getByRole("button", { name: "Send invitation" }).click();

  await page.goto(`/${org}/playground`);
  await page.getByLabel("System prompt").fill(SYSTEM);
  await openMenu(page, "Presets");
  await expect(page.getByText("Nothing saved yet.")).toBeVisible();
  await page.getByRole("menuitem", { name: "Save as a preset…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as a preset" });
  await dialog.getByLabel("Name", { exact: true }).fill("First replies");
  await dialog.getByRole("checkbox", { name: "Share with the organization" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save preset" }).click();
  await expect(page).toHaveURL(/[?&]preset=pst_/);
  await expect(page.getByRole("button", { name: "First replies", exact: true })).toBeVisible();
  const link = page.url();

  const member = await (await browser.newContext()).newPage();
  await join(member, await findMailedLink(operator, email, "invitation"), "Jean Bartik");
  const secret = await createKey(member, org);
  await member.goto(link);
  await expect(member.getByLabel("System prompt")).toHaveValue(SYSTEM);
  await openMenu(member, "First replies");
  await expect(member.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
  await member.keyboard.press("Escape");
  await member.getByRole("textbox", { name: "Message", exact: true }).fill("Hello?");
  await member.keyboard.press("Enter");
  await expect(member.getByRole("link", { name: "Open the call" })).toBeVisible({ timeout: ANSWERED_MS });

  await member.getByRole("button", { name: "Get code" }).click();
  const code = member.getByRole("dialog", { name: "Get code" });
  const curl = (await code.locator("figure code").textContent()) ?? "";
  expect(curl).toContain(gatewayUrl);
  const env = { ...process.env, TURNPIKE_API_KEY: secret };
  const answer = execFileSync("bash", ["-c", curl], { env }).toString();
  expect(answer).toContain("data: [DONE]");
  for (const language of ["Python", "TypeScript", "Go"]) {
    await code.getByRole("button", { name: language, exact: true }).click();
    await expect(code.locator("figure code")).toContainText("TURNPIKE_API_KEY");
  }
  await expectAccessible(member);
  await member.keyboard.press("Escape");

  await member.getByLabel("System prompt").fill("Changed");
  await expect(member.getByRole("button", { name: "First replies (not saved)" })).toBeVisible();
  await openMenu(member, /^First replies/);
  await member.getByRole("menuitem", { name: "Save as a preset…" }).click();
  const copy = member.getByRole("dialog", { name: "Save as a preset" });
  await expect(copy.getByLabel("Name", { exact: true })).toHaveValue("First replies (copy)");
  await copy.getByRole("button", { name: "Save preset" }).click();
  await expect(member.getByRole("button", { name: "First replies (copy)", exact: true })).toBeVisible();

  await openMenu(page, "First replies");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Presets", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "First replies", exact: true })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});
