import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { openOperator } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { memberPages, type Names, VISITOR_PAGES } from "../fixtures/page-table";
import { expect, test } from "../fixtures/test";

// axe is the work of the page that it looks at: two pages are looked at by two cores.
const TABS = 2;
const APP = resolve(import.meta.dirname, "../../app");

/** The routes of all page files, as Next reads them: folders in brackets of the round kind are no part of an address. */
function routesOfApp(): string[] {
  return (readdirSync(APP, { recursive: true }) as string[])
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map(
      (file) =>
        `/${file
          .split("/")
          .slice(0, -1)
          .filter((part) => !part.startsWith("("))
          .join("/")}`,
    );
}

// What the server wrote by its clock must not change when the page comes alive where another clock is read.
test.use({ timezoneId: "Asia/Kathmandu" });

async function expectFine(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

async function expectAllFine(context: BrowserContext, paths: (string | null)[]): Promise<void> {
  const waiting = paths.filter((path) => path !== null);
  const thrown: string[] = [];
  async function walk(): Promise<void> {
    const page = await context.newPage();
    page.on("pageerror", (error) => thrown.push(`${page.url()}: ${error.message}`));
    for (let path = waiting.shift(); path; path = waiting.shift()) await expectFine(page, path);
    await page.close();
  }
  await Promise.all(Array.from({ length: TABS }, walk));
  expect(thrown, "a page that is not what its HTML was is drawn anew").toEqual([]);
}

async function makeCall(page: Page, gatewayUrl: string, secret: string): Promise<string> {
  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { model: "sandbox/echo", messages: [{ role: "user", content: "hello" }] },
  });
  expect(answer.status()).toBe(200);
  return answer.headers()["x-request-id"]!;
}

async function nameThings(page: Page, gatewayUrl: string): Promise<Names> {
  const org = new URL(page.url()).pathname.split("/")[1]!;
  const requestId = await makeCall(page, gatewayUrl, await createKey(page, org));
  const link = page.getByRole("link", { name: "storefront" });
  const keyId = (await link.getAttribute("href"))!.split("/").at(-1)!;
  await expect
    .poll(async () => (await page.request.get(`/${org}/calls/${requestId}`)).status(), { timeout: 30_000 })
    .toBe(200);
  return { org, keyId, requestId };
}

test("every page file has a line in this table", () => {
  const told = [
    ...Object.keys(VISITOR_PAGES),
    ...Object.keys(memberPages({ org: "", keyId: "", requestId: "" })),
  ];
  expect(routesOfApp().sort()).toEqual(told.sort());
});

test("every page that a visitor sees passes axe in light and dark and fits a small phone", async ({
  context,
}) => {
  test.setTimeout(600_000);
  await expectAllFine(context, Object.values(VISITOR_PAGES));
});

test("every page of a member and of the operator passes axe in light and dark and fits a small phone", async ({
  browser,
  gatewayUrl,
}) => {
  test.setTimeout(900_000);
  const operator = await openOperator(browser);
  const names = await nameThings(operator, gatewayUrl);
  await expectAllFine(operator.context(), Object.values(memberPages(names)));
});
