import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { fillLogin } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";
import { PASSWORD } from "./told-stack";
import { whenDrawn } from "./when-drawn";

const FOLDER = resolve(import.meta.dirname, "../../docs/pictures");
const DEVICES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** Enough for what a page is about; what follows is more of the same. */
const HEIGHT_MAX = 1_800;
/** The worker folds, forecasts and looks for anomalies in the minutes after the story was told. */
const WORKER_MS_MAX = 400_000;

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
}

async function orgId(page: Page, slug: string): Promise<string> {
  const { items } = await get<{ items: { id: string; slug: string }[] }>(page, "/api/me/orgs");
  return items.find((org) => org.slug === slug)!.id;
}

/** As tall as the page, so that what stands beside it does so to its end. */
async function fitHeight(page: Page, size: { width: number; height: number }): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.min(HEIGHT_MAX, Math.max(size.height, height)) });
}

async function takeFour(page: Page, name: string, path: string): Promise<void> {
  for (const [device, size] of Object.entries(DEVICES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await fitHeight(page, size);
      await whenDrawn(page);
      await page.screenshot({ path: join(FOLDER, `${name}-${device}-${colorScheme}.png`) });
    }
  }
}

type Anomalies = { items: { id: string; metric: string; extraNanos: string }[] };

async function dearestAnomaly(page: Page, org: string): Promise<string> {
  const { items } = await get<Anomalies>(page, `/api/orgs/${org}/anomalies`);
  items.sort((a, b) => Number(b.extraNanos) - Number(a.extraNanos));
  return items[0]!.id;
}

test("the pictures of docs/", async ({ page }) => {
  await fillLogin(page, "demo@turnpike.example", PASSWORD);
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  const slug = "lantern-gateway";
  const org = await orgId(page, slug);
  for (const kind of ["forecasts", "anomalies"]) {
    const count = async () =>
      (await get<{ items: unknown[] }>(page, `/api/orgs/${org}/${kind}`)).items.length;
    await expect.poll(count, { timeout: WORKER_MS_MAX, message: kind }).toBeGreaterThan(0);
  }
  const [call] = (await get<{ items: { requestId: string }[] }>(page, `/api/orgs/${org}/calls?limit=1`))
    .items;
  const pages = {
    dashboard: `/${slug}?range=30d`,
    explorer: `/${slug}/usage?range=7d`,
    call: `/${slug}/calls/${call!.requestId}`,
    budgets: `/${slug}/limits`,
    forecast: "/larkspur-pay/forecast",
    anomaly: `/${slug}/anomalies/${await dearestAnomaly(page, org)}`,
  };
  for (const [name, path] of Object.entries(pages)) await takeFour(page, name, path);
});
