import type { Result } from "lighthouse";
import { round } from "../figures";
import type { MeasuredPage } from "./routes";

export const DEVICES = ["desktop", "mobile"] as const;
export type Device = (typeof DEVICES)[number];

export type PageFigures = {
  page: string;
  device: Device;
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number | null;
  scriptKb: number;
  largestPaintMs: number;
  blockedMs: number;
  layoutShift: number;
  /** Lighthouse's own measure of this machine: a desktop of today has 1,500 to 2,000, and half of it doubles the times above. */
  machine: number;
  /** What keeps a category that is not about speed under 100. */
  failed: string[];
};

/** What a page is judged by beside its speed; speed depends on the machine, these do not. */
const RULES = ["accessibility", "best-practices", "seo"] as const;

export type Visit = { portalUrl: string; debuggingPort: number; cookie: string };

/** Lighthouse now and then misses in its own trace where the visit begins. */
const LOST = "NO_NAVSTART";
const ATTEMPTS_MAX = 4;

/** Runs Lighthouse on a page as it is built, with its own slowed-down network and processor. */
export async function auditPage(page: MeasuredPage, device: Device, visit: Visit): Promise<PageFigures> {
  for (let attempt = 1; ; attempt++) {
    const lhr = await runLighthouse(page, device, visit);
    if (lhr.runtimeError?.code === LOST && attempt < ATTEMPTS_MAX) continue;
    if (lhr.runtimeError) throw new Error(`${page.path}: ${lhr.runtimeError.message}`);
    if (new URL(lhr.finalDisplayedUrl).pathname !== page.path)
      throw new Error(`${page.path} led to ${lhr.finalDisplayedUrl}.`);
    return toFigures(lhr, page, device);
  }
}

async function runLighthouse(page: MeasuredPage, device: Device, visit: Visit): Promise<Result> {
  // Loaded here: the other benches do without it.
  const { default: lighthouse, desktopConfig } = await import("lighthouse");
  const outcome = await lighthouse(
    `${visit.portalUrl}${page.path}`,
    {
      port: visit.debuggingPort,
      output: "json",
      logLevel: "error",
      extraHeaders: page.signedIn ? { cookie: visit.cookie } : undefined,
    },
    device === "desktop" ? desktopConfig : undefined,
  );
  if (!outcome) throw new Error(`Lighthouse said nothing of ${page.path}.`);
  return outcome.lhr;
}

function toFigures(lhr: Result, page: MeasuredPage, device: Device): PageFigures {
  const score = (id: string) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
  const value = (id: string) => lhr.audits[id]?.numericValue ?? 0;
  const rules = RULES.filter((id) => id !== "seo" || !page.signedIn);
  return {
    page: page.name,
    device,
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    seo: page.signedIn ? null : score("seo"),
    scriptKb: round(scriptBytes(lhr) / 1_000, 0),
    largestPaintMs: Math.round(value("largest-contentful-paint")),
    blockedMs: Math.round(value("total-blocking-time")),
    layoutShift: round(value("cumulative-layout-shift"), 3),
    machine: round(lhr.environment.benchmarkIndex, 0),
    failed: rules.flatMap((id) => failedIn(lhr, id)),
  };
}

type Request = { resourceType?: string; transferSize?: number };

function scriptBytes(lhr: Result): number {
  const details = lhr.audits["network-requests"]?.details as { items?: Request[] } | undefined;
  const scripts = (details?.items ?? []).filter(({ resourceType }) => resourceType === "Script");
  return scripts.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
}

function failedIn(lhr: Result, category: string): string[] {
  return (lhr.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id);
}
