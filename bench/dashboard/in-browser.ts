import { randomBytes } from "node:crypto";
import { type BrowserContext, chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/fixtures/chromium";
import { newId } from "@/lib/core/ids";
import { DAY_MS } from "@/lib/core/time";
import { closeDb, closePool, pool } from "@/lib/db";
import { createUser } from "@/lib/domain/accounts";
import { operatorCtx } from "@/server/cli/frame/operator";
import { withPortal } from "../eval/stack/portal";
import { signIn } from "../eval/stack/sign-in";
import { openEnv } from "../eval/stack/stack";
import { quantile, round } from "../figures";
import type { Place } from "./place";
import { TENANT } from "./tenant";

const WARM_UP_VISITS = 4;
const VISIT_MS_MAX = 30_000;
/** A new tab of Chromium is a window with a renderer of its own: 300 ms of processor that are no part of a visit. */
const TAB_REST_MS = 1_200;

async function joinTenant(email: string, password: string): Promise<void> {
  const { id } = await createUser(operatorCtx(), { email, password, name: "Bench" });
  await pool().query("INSERT INTO member (org_id, user_id, role) VALUES ($1, $2, 'owner')", [
    TENANT.orgId,
    id,
  ]);
}

async function openBrowser() {
  return chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
}

/** The seven days that the page opens with, counted from the end of what was filled. */
function lastWeek(toMs: number): URLSearchParams {
  const at = (ms: number) => new Date(ms).toISOString();
  return new URLSearchParams({ range: "custom", from: at(toMs - 7 * DAY_MS), to: at(toMs) });
}

/** Milliseconds from an open, empty tab to the drawn screen; the browser's cache is warm. */
async function visit(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.waitForTimeout(TAB_REST_MS);
    await page.goto(url, { waitUntil: "commit" });
    const drawn = await page.waitForFunction(
      () => {
        const spend = document.querySelector("main button [title^='$']");
        const areas = document.querySelectorAll("main [data-plot] path[stroke]");
        const rows = document.querySelectorAll("main table tbody tr button");
        return spend && areas.length > 0 && rows.length > 0 && performance.now();
      },
      undefined,
      { polling: "raf", timeout: VISIT_MS_MAX },
    );
    return Number(await drawn.jsonValue());
  } finally {
    await page.close();
  }
}

/** The explorer's first screen in a browser, the portal's production build in front of the events of a place. */
export async function measureInBrowser({ postgres, toMs }: Place, home: string, visits: number) {
  const env = { ...(await openEnv(home, postgres.url)), TURNPIKE_SECRET: process.env.TURNPIKE_SECRET! };
  Object.assign(process.env, env);
  const email = `${newId("user").toLowerCase()}@bench.example`;
  const password = randomBytes(12).toString("base64url");
  await joinTenant(email, password);
  await Promise.all([closeDb(), closePool()]);
  return withPortal({ env, home }, async (url) => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies(await signIn(url, email, password));
      const times: number[] = [];
      for (let i = 0; i < WARM_UP_VISITS + visits; i++)
        times.push(await visit(context, `${url}/bench/usage?${lastWeek(toMs)}`));
      const sorted = times.slice(WARM_UP_VISITS).sort((a, b) => a - b);
      return { p50: round(quantile(sorted, 0.5), 0), p95: round(quantile(sorted, 0.95), 0) };
    } finally {
      await browser.close();
    }
  });
}
