import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/fixtures/chromium";
import { withPortal } from "../eval/stack/portal";
import { signIn } from "../eval/stack/sign-in";
import { type Stack, withStack } from "../eval/stack/stack";
import { openTenant } from "../eval/stack/tenant";
import { argOf } from "../figures";
import { judge } from "./judge";
import { openModels } from "./open-models";
import { startPacedUpstream } from "./paced-upstream";
import { type Visit, watchPage } from "./watch-page";

const TOKENS = 2_000;
const TOKENS_PER_SECOND = 100;
const SCREEN = { viewport: { width: 1440, height: 900 } };

type Asked = { models: string[]; traceFile: string | undefined };

/** Twice in the same browser: the first time fills its caches and compiles the page's code. */
async function watchTwice({ operator }: Stack, url: string, slug: string, asked: Asked) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
  try {
    const cookies = await signIn(url, operator.email, operator.password);
    const watched: Visit[] = [];
    for (const traceFile of [undefined, asked.traceFile]) {
      const context = await browser.newContext(SCREEN);
      await context.addCookies(cookies);
      watched.push(await watchPage(browser, context, `${url}/${slug}/playground`, asked.models, traceFile));
      await context.close();
    }
    return watched;
  } finally {
    await browser.close();
  }
}

/**
 * Four answers of headings, tables and code that stream into the playground at once, on a production build, while a person types,
 * beside the same page with nobody answering: what that misses as well is the machine's.
 * `--tokens 2000 --rate 100`; `--trace <file>` keeps the trace of the second round.
 */
export async function benchStreams(args: string[]): Promise<Record<string, unknown>> {
  const pace = {
    tokens: argOf(args, "--tokens", TOKENS),
    tokensPerSecond: argOf(args, "--rate", TOKENS_PER_SECOND),
  };
  const at = args.indexOf("--trace");
  const traceFile = at < 0 ? undefined : args[at + 1];
  const upstream = await startPacedUpstream(pace);
  try {
    const watched = await withStack(async (stack) => {
      const models = await openModels(upstream.baseUrl);
      const { slug } = await openTenant(stack.operator.email, "Streams");
      return withPortal(stack, (url) => watchTwice(stack, url, slug, { models, traceFile }));
    });
    const [first, warm] = watched as [Visit, Visit];
    const verdict = judge(warm);
    if (!args.includes("--json")) {
      console.table({
        "first visit, typing alone": first.quiet,
        "first visit, four answers": first.streaming,
        "second visit, typing alone": warm.quiet,
        "second visit, four answers": warm.streaming,
      });
      for (const { aim, outcome } of verdict.lines) console.log(`${outcome.padEnd(7)} ${aim}`);
    }
    return { ...pace, first, warm, ...verdict };
  } finally {
    upstream.stop();
  }
}
