import { resolve } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { fillLogin } from "../fixtures/accounts";
import { memberPages, VISITOR_PAGES } from "../fixtures/page-table";
import { expect, test } from "../fixtures/test";
import { PASSWORD } from "./told-stack";
import { whenDrawn } from "./when-drawn";

const SHEET = resolve(import.meta.dirname, "../../docs/pictures/contact-sheet.jpg");
const ORG = "larkspur-pay";
/** The tenant whose calls are those of a trace: there are anomalies among them. */
const TRACED = "lantern-gateway";
const DEVICES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 900 } } as const;
const SCHEMES = ["light", "dark"] as const;
const WIDTHS = { desktop: 360, phone: 98 };

type Picture = { path: string; device: keyof typeof DEVICES; scheme: (typeof SCHEMES)[number]; jpeg: Buffer };

async function takeAll(page: Page, path: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const device of Object.keys(DEVICES) as Picture["device"][]) {
    await page.setViewportSize(DEVICES[device]);
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await whenDrawn(page);
      pictures.push({ path, device, scheme, jpeg: await takeOne(page, `${path}-${device}-${scheme}`) });
    }
  }
  return pictures;
}

/** Each is kept in test-results too, to be looked at in its own size. */
function takeOne(page: Page, name: string): Promise<Buffer> {
  const file = `${name.replace(/[^a-z0-9-]+/gi, "_").replace(/^_/, "")}.jpg`;
  return page.screenshot({ type: "jpeg", quality: 80, path: test.info().outputPath(file) });
}

function toSheet(pictures: readonly Picture[]): string {
  const paths = [...new Set(pictures.map(({ path }) => path))];
  const rows = paths.map((path) => {
    const images = pictures
      .filter((picture) => picture.path === path)
      .map(({ jpeg, device }) => {
        const source = `data:image/jpeg;base64,${jpeg.toString("base64")}`;
        return `<img src="${source}" width="${WIDTHS[device]}" height="${Math.round((WIDTHS[device] / DEVICES[device].width) * 900)}">`;
      });
    return `<figure><figcaption>${path}</figcaption>${images.join("")}</figure>`;
  });
  return `<style>body{margin:16px;display:grid;grid-template-columns:repeat(2,max-content);gap:14px;background:#e9e9e4;
    font:12px system-ui}figure{margin:0;display:flex;flex-wrap:wrap;gap:6px;width:960px}figcaption{width:100%}
    img{border:1px solid #c9c9c2}</style>${rows.join("")}`;
}

async function saveSheet(browser: Browser, pictures: readonly Picture[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1970, height: 900 } });
  await page.setContent(toSheet(pictures), { waitUntil: "load" });
  await page.screenshot({ path: SHEET, type: "jpeg", quality: 64, fullPage: true });
  await page.close();
}

/** Where a list's first entry leads, by the part of the address before its id. */
async function firstHref(page: Page, list: string, entry: RegExp): Promise<string> {
  await page.goto(list);
  const hrefs = () =>
    page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await expect.poll(async () => (await hrefs()).some((href) => entry.test(href)), list).toBe(true);
  return (await hrefs()).find((href) => entry.test(href))!;
}

test("one picture of all pages", async ({ page, browser }) => {
  test.setTimeout(1_800_000);
  const pictures: Picture[] = [];
  for (const path of Object.values(VISITOR_PAGES)) if (path) pictures.push(...(await takeAll(page, path)));
  await fillLogin(page, "demo@turnpike.example", PASSWORD);
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  const key = await firstHref(page, `/${ORG}/keys`, /\/keys\/key_/);
  const call = await firstHref(page, `/${ORG}/calls`, /req_/);
  const anomaly = await firstHref(page, `/${TRACED}/anomalies`, /\/anomalies\/\w+_/);
  const model = await firstHref(page, "/admin/models", /\/admin\/models\/\w+_/);
  const names = { org: ORG, keyId: key.split("/").at(-1)!, requestId: call.match(/req_\w+/)![0] };
  const paths = {
    ...memberPages(names),
    "/[org]/anomalies/[anomaly]": anomaly,
    "/admin/models/[model]": model,
  };
  for (const path of Object.values(paths)) if (path) pictures.push(...(await takeAll(page, path)));
  await saveSheet(browser, pictures);
});
