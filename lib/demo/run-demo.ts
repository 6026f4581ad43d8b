import type { BaseCtx } from "../access";
import { randomToken } from "../core/crypto";
import { DAY_MS } from "../core/time";
import { db, type Pool } from "../db";
import { createUser } from "../domain/accounts";
import { forgetForecasts } from "../domain/forecasts";
import type { Story } from "./caller";
import { type Filling, fill, type Telling } from "./fill";
import { findStory } from "./open-tenants";
import { TENANTS } from "./story";
import { tellDay } from "./tell-day";
import { readServegen } from "./trace/read-servegen";
import { TRACE_DAYS, tellTraceDay, toTraceStory } from "./trace/tell-trace";

/** Who signs in to look at the demonstration: the owner of its three tenants. */
const VISITOR = { email: "demo@turnpike.example", name: "Dana Demo" };

type DemoOptions = {
  pool: Pool;
  days: number;
  seed: number;
  password?: string;
  /** A folder with ServeGen's rates and token statistics: a fourth tenant calls as its clients did. */
  traceFolder?: string;
  onProgress?(doneDays: number, totalDays: number): void;
};

type Demo = Filling & {
  story: Story;
  orgs: { name: string; slug: string }[];
  /** `password` is null when the account was there before: it is shown once. */
  signIn: { email: string; password: string | null; isOperator: boolean };
};

async function openVisitor(ctx: BaseCtx, given: string | undefined) {
  const known = await db().user.findUnique({ where: { email: VISITOR.email } });
  if (known) return { user: known, endMs: known.createdAt.getTime(), password: null };
  const password = given ?? randomToken(12);
  const user = await createUser(ctx, { ...VISITOR, password });
  return { user, endMs: ctx.now.getTime(), password };
}

/**
 * Fills three tenants with `days` of usage that ends now. Repeatable: the same seed tells the same calls, and a second run
 * on the same database adds nothing, whatever its options say.
 */
export async function runDemo(ctx: BaseCtx, options: DemoOptions): Promise<Demo> {
  const { user, endMs, password } = await openVisitor(ctx, options.password);
  const begun = await findStory(TENANTS[0]!.slug, endMs);
  const story = begun ?? { startMs: endMs - options.days * DAY_MS, endMs, seed: options.seed };
  const parts = [
    { story, telling: { tenants: TENANTS, tellDay } },
    ...traceParts(options.traceFolder, story),
  ];
  const filling: Filling = { calls: 0, added: 0, costNanos: 0n };
  for (const part of parts) {
    const more = await fill(ctx, user.id, { ...options, ...part });
    filling.calls += more.calls;
    filling.added += more.added;
    filling.costNanos += more.costNanos;
  }
  const slugs = parts.flatMap(({ telling }) => telling.tenants.map(({ slug }) => slug));
  if (filling.added > 0) await forgetForecastsOf(slugs);
  return {
    ...filling,
    story,
    orgs: parts.flatMap(({ telling }) => telling.tenants.map(({ name, slug }) => ({ name, slug }))),
    signIn: { email: user.email, password, isOperator: user.isOperator },
  };
}

/** A worker that ran while the days were told has forecast from the first of them. */
async function forgetForecastsOf(slugs: string[]): Promise<void> {
  const orgs = await db().org.findMany({ where: { slug: { in: slugs } }, select: { id: true } });
  await forgetForecasts(orgs.map(({ id }) => id));
}

function traceParts(folder: string | undefined, story: Story): { story: Story; telling: Telling }[] {
  if (folder === undefined) return [];
  const trace = toTraceStory(readServegen(folder));
  const tellTrace: typeof tellDay = (...day) => tellTraceDay(trace, ...day);
  return [
    {
      story: { ...story, startMs: story.endMs - TRACE_DAYS * DAY_MS },
      telling: { tenants: [trace.tenant], tellDay: tellTrace },
    },
  ];
}
