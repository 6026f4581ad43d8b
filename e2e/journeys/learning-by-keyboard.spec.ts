import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { PASSWORD, signUp } from "../fixtures/accounts";
import { jump, press, tabTo } from "../fixtures/by-keyboard";
import { expect, test } from "../fixtures/test";

const ANSWERED_MS = 60_000;

/** Presses "/" until the page is alive and takes the focus there; what of it was typed is taken out. */
async function slashTo(page: Page, name: string, role: "combobox" | "textbox"): Promise<void> {
  const box = page.getByRole(role, { name, exact: true });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(box).toHaveValue("");
}

async function addEcho(page: Page): Promise<void> {
  await page.keyboard.press("Alt+n");
  const model = page.getByRole("combobox", { name: "Model of pane 2", exact: true });
  await expect(model).toBeVisible();
  await tabTo(page, model);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search models", exact: true })).toBeFocused();
  await page.keyboard.type("sandbox/echo");
  const found = page.getByRole("option").filter({ hasText: "sandbox/echo" });
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(found).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(model).toHaveText("sandbox/echo");
  await expect(model).toBeFocused();
}

test("by keyboard alone: two models are asked in the playground, one of them is tuned, and the code is read", async ({
  page,
}) => {
  const { org } = await signUp(page, "Karen Jones");
  await page.goto(`/${org}/playground`);
  await slashTo(page, "Message", "textbox");
  await addEcho(page);

  await tabTo(page, page.getByRole("slider", { name: "Temperature", exact: true }));
  await page.keyboard.press("ArrowRight");
  const reset = page.getByRole("button", { name: "Reset Temperature", exact: true });
  await expect(reset).toBeVisible();

  const message = page.getByRole("textbox", { name: "Message", exact: true });
  await tabTo(page, message);
  await page.keyboard.type("Who pays the toll?");
  await page.keyboard.press("Enter");
  const turn = page.getByRole("article").first();
  await expect(turn.getByRole("link", { name: "Open the call" })).toHaveCount(2, { timeout: ANSWERED_MS });
  await expect(message).toBeFocused();

  const code = page.getByRole("button", { name: "Get code", exact: true });
  await tabTo(page, code);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Who pays the toll?").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(code).toBeFocused();
});

test("by keyboard alone: the docs are searched in vain, then with success, and read on", async ({ page }) => {
  await page.goto("/docs");
  await slashTo(page, "Search the docs", "combobox");
  await page.keyboard.type("zzqx");
  await expect(page.getByText("Nothing matches “zzqx”. Try fewer or other words.")).toBeVisible();
  await page.keyboard.press("Escape");
  const search = page.getByRole("dialog", { name: "Search the docs", exact: true });
  await expect(search).toBeHidden();

  await press(page, "Search the docs");
  await expect(page.getByRole("combobox", { name: "Search the docs", exact: true })).toBeFocused();
  await page.keyboard.type("send a call twice");
  await expect(page.getByRole("option").first()).toContainText("Send a call twice, pay once");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/docs\/guides\/errors#send-a-call-twice-pay-once$/);
  await expect(search).toBeHidden();
  await expect(page.getByRole("heading", { name: "Errors and retries", exact: true })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: /^Next/ }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/docs\/guides\/limits$/);
});

test("by keyboard alone: an organization is renamed, its end is thought better of, and two-factor is set up", async ({
  page,
}) => {
  const { org } = await signUp(page, "Kathleen Booth");
  await page.goto(`/${org}/settings`);
  const name = page.getByLabel("Name", { exact: true });
  await expect(name).toHaveValue("Kathleen Booth Works");
  await tabTo(page, name);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Assembly Works");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Organization saved", { exact: true })).toBeVisible();

  const end = page.getByRole("button", { name: "Close…", exact: true });
  await tabTo(page, end);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Type “Assembly Works” to confirm", { exact: true })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Close organization", exact: true })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(end).toBeFocused();

  await jump(page, "your account");
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
  await press(page, "Set up");
  await expect(dialog.getByLabel("Your password", { exact: true })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  const codeField = dialog.getByLabel("Code that the app shows now", { exact: true });
  await expect(codeField).toBeFocused();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  await page.keyboard.type(generateSync({ secret }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  await press(page, "I have stored them");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/recovery codes left/)).toBeVisible();
});
