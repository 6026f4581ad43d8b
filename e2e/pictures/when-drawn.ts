import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test";

/** Nothing on the page is waited for any more. */
export async function whenDrawn(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"], [data-skeleton]')).toHaveCount(0);
  await expect(page.locator(".recharts-responsive-container:not(:has(path))")).toHaveCount(0);
}
