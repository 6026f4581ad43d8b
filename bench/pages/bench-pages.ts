import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/fixtures/chromium";
import { pool } from "@/lib/db";
import { foldUsage } from "@/lib/domain/metering";
import { findFreePort } from "@/server/testing/gateway-process";
import { withPortal } from "../eval/stack/portal";
import { signIn } from "../eval/stack/sign-in";
import { type Stack, withStack } from "../eval/stack/stack";
import { auditPage, DEVICES, type Device, type PageFigures, type Visit } from "./audit-page";
import { missesOf } from "./misses";
import { type MeasuredPage, measuredPages } from "./routes";

const OWNER = "demo@turnpike.example";
const ORG = "larkspur-pay";
const MODEL = "sandbox/small";
const RUNS = 3;

/** Told and folded, as the worker has it a minute later: what is measured is a page, not a worker beside it. */
async function tellDemo({ env }: Stack, password: string): Promise<void> {
  const { status } = spawnSync(process.execPath, [".build/cli.js", "demo", "--password", password], {
    env: { ...process.env, ...env },
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("the demonstration could not be told.");
  await foldUsage(pool());
}

async function cookieOf(portalUrl: string, password: string): Promise<string> {
  const cookies = await signIn(portalUrl, OWNER, password);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The run of the middle speed, as Lighthouse asks for on machines that others use too. */
async function auditRepeatedly(page: MeasuredPage, device: Device, visit: Visit): Promise<PageFigures> {
  const runs: PageFigures[] = [];
  while (runs.length < RUNS) runs.push(await auditPage(page, device, visit));
  return runs.sort((a, b) => a.performance - b.performance)[Math.floor(RUNS / 2)]!;
}

async function auditAll(portalUrl: string, cookie: string, pages: MeasuredPage[]): Promise<PageFigures[]> {
  const debuggingPort = await findFreePort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${debuggingPort}`],
  });
  try {
    const figures: PageFigures[] = [];
    for (const page of pages) {
      for (const device of DEVICES)
        figures.push(await auditRepeatedly(page, device, { portalUrl, debuggingPort, cookie }));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** Lighthouse on the pages that people see first, on a production build with the demonstration's 90 days. `--only keys,guide` */
export async function benchPages(args: string[]): Promise<Record<string, unknown>> {
  const at = args.indexOf("--only");
  const only = at < 0 ? null : (args[at + 1] ?? "").split(",");
  const pages = measuredPages(ORG, MODEL).filter(({ name }) => !only || only.includes(name));
  const password = randomBytes(12).toString("base64url");
  const figures = await withStack(async (stack) => {
    await tellDemo(stack, password);
    return withPortal(stack, async (url) => auditAll(url, await cookieOf(url, password), pages));
  });
  const misses = figures.flatMap((each) => missesOf(each, pages.find(({ name }) => name === each.page)!));
  if (!args.includes("--json")) {
    console.table(figures.map(({ failed: _, ...figure }) => figure));
    for (const miss of misses) console.log(miss);
  }
  return { figures, misses, passed: misses.length === 0 };
}
