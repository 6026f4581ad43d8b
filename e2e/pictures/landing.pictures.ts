import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { fillLogin } from "../fixtures/accounts";
import { test } from "../fixtures/test";
import { PASSWORD } from "./told-stack";
import { whenDrawn } from "./when-drawn";

const PUBLIC = resolve(import.meta.dirname, "../../public");
const QUALITY = 0.85;

/** The browser's own coder of WebP. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate(
    async ([source, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext("2d")!.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", quality);
    },
    [png.toString("base64"), QUALITY] as const,
  );
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

test("the dashboard as the home page shows it", async ({ page, browser }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await fillLogin(page, "demo@turnpike.example", PASSWORD);
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  const coder = await browser.newPage();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/larkspur-pay?range=30d");
    await whenDrawn(page);
    writeFileSync(
      resolve(PUBLIC, `dashboard-${colorScheme}.webp`),
      await toWebp(coder, await page.screenshot()),
    );
  }
});
