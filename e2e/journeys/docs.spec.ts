import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const PHONE = { width: 360, height: 740 };

test("a reader finds a guide by keyboard, reads on, and copies the page as Markdown", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs");
  await expect(page.getByRole("heading", { name: "Documentation", exact: true })).toBeVisible();
  await expectAccessible(page);

  const box = page.getByRole("combobox", { name: "Search the docs", exact: true });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await box.fill("idempotency");
  const options = page.getByRole("listbox", { name: "Results" }).getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(options.first().locator("mark").first()).toBeVisible();
  await expectAccessible(page);
  await box.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await box.fill("send a call twice");
  await expect(options.first()).toContainText("Send a call twice, pay once");
  await box.press("Enter");
  await page.waitForURL(/\/docs\/guides\/errors#send-a-call-twice-pay-once$/);
  await expect(page.getByRole("heading", { name: "Errors and retries", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "402 budget_exceeded", exact: true })).toBeAttached();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Copy page as Markdown" }).click();
  await expect(page.getByRole("button", { name: "Copied", exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const text = await page.request.get("/docs/guides/errors.md");
  expect(text.headers()["content-type"]).toContain("text/markdown");
  expect(copied).toBe(await text.text());
  expect(copied).toContain("# Errors and retries");

  await page.getByRole("link", { name: /^Next/ }).click();
  await page.waitForURL(/\/docs\/guides\/limits$/);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Contents", exact: true }).click();
  await page.getByRole("dialog", { name: "Contents" }).getByRole("link", { name: "Streaming" }).click();
  await page.waitForURL(/\/docs\/guides\/streaming$/);
  await page.getByRole("tab", { name: "TypeScript" }).first().click();
  await expect(page.getByText('import OpenAI from "openai"').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("an endpoint is tried from its page: checked before it is sent, answered as a stream, at its real cost", async ({
  page,
}) => {
  await page.goto("/docs/reference");
  const chat = page.locator("section#chat-completions-create");
  await chat.getByRole("button", { name: "Try it", exact: true }).click();
  await expect(chat.getByText("Sending needs a key.")).toBeVisible();
  await expect(chat.getByRole("button", { name: "Send", exact: true })).toBeDisabled();

  const { org } = await signUp(page, "Mary Jackson");
  expect(org).not.toBe("");
  await page.goto("/docs/reference");
  await chat.getByRole("button", { name: "Try it", exact: true }).click();
  await chat.getByRole("button", { name: /^Use a key of / }).click();
  const body = chat.getByLabel("Body", { exact: true });
  await body.fill(
    '{"model": "sandbox/echo", "messages": [{"role": "user", "content": "toll"}], "temperature": 9}',
  );
  await expect(chat.getByText("temperature", { exact: true }).last()).toBeVisible();
  await expect(chat.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await body.fill(
    '{"model": "sandbox/echo", "messages": [{"role": "user", "content": "toll"}], "stream": true, "stream_options": {"include_usage": true}}',
  );
  await expect(chat.getByText(/per million tokens/)).toBeVisible();
  await chat.getByRole("button", { name: "Send", exact: true }).click();
  await expect(chat.getByText(/data: \[DONE\]/)).toBeVisible();
  await expect(chat.getByText(/^\$0\.0000/)).toBeVisible();
  await expect(chat.getByText(/^req_/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
});

test("programs find the docs: llms.txt, the text of each page, the sitemap, and what changed", async ({
  page,
}) => {
  const index = await (await page.request.get("/llms.txt")).text();
  const texts = [...index.matchAll(/\]\(https?:\/\/[^/]+(\/docs\S+\.md)\)/g)].map((match) => match[1]!);
  expect(texts.length).toBeGreaterThan(12);
  for (const path of texts) {
    const answer = await page.request.get(path);
    expect([path, answer.status()]).toEqual([path, 200]);
    expect(await answer.text()).toMatch(/^# /);
  }
  expect(await (await page.request.get("/llms-full.txt")).text()).toContain("# Streaming");
  expect(await (await page.request.get("/sitemap.xml")).text()).toContain("/docs/guides/tools</loc>");
  expect((await page.request.get("/docs/guides/no-such-guide.md")).status()).toBe(404);
  await page.goto("/docs/changelog");
  await expect(page.getByRole("heading", { name: "New endpoints", exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});
