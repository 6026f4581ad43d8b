import type { PageFigures } from "./audit-page";
import type { MeasuredPage } from "./routes";

const PERFORMANCE = { desktop: 95, mobile: 85 };

/** What of its aims a page misses, in words; none when it meets them all. */
export function missesOf(figures: PageFigures, page: MeasuredPage): string[] {
  const { device, performance, accessibility, bestPractices, seo, scriptKb, failed } = figures;
  const misses: string[] = [];
  if (performance < PERFORMANCE[device]) misses.push(`performance ${performance} of ${PERFORMANCE[device]}`);
  if (accessibility < 100 || bestPractices < 100 || (seo ?? 100) < 100) misses.push(...failed);
  if (page.scriptKbMax !== null && scriptKb > page.scriptKbMax)
    misses.push(`${scriptKb} kB of scripts, at most ${page.scriptKbMax}`);
  return misses.map((miss) => `${figures.page}, ${device}: ${miss}`);
}
