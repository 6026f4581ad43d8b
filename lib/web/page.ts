import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { BaseCtx, Ctx } from "@/lib/access";
import type { CtxOf, Endpoint, InputOf, ResponseOf, ResultOf } from "@/lib/contract/endpoint";
import { queryKeyOf, type ReadArgs } from "@/lib/contract/query-key";
import { AppError } from "@/lib/core/errors";
import { findOrg, findOrgBySlug } from "@/lib/domain/orgs";
import { anonymousCtx, type Caller, findCaller, toActor } from "./caller";
import { loginPath, PATH_HEADER } from "./page-path";
import { parseInput } from "./parse-input";

const readRequest = cache(async () => {
  const incoming = await headers();
  const ctx = anonymousCtx(incoming);
  return { ctx, user: await findCaller(incoming, ctx.now) };
});

/** The signed-in user of a page, or null; asked once a request. */
export async function findUser() {
  return (await readRequest()).user;
}

/** The context of a page that anyone may read, for verbs that are open to everybody. */
export async function visitorCtx(): Promise<BaseCtx> {
  return (await readRequest()).ctx;
}

/** The path of the page that is asked for, without its query. */
export async function findPagePath(): Promise<string> {
  return ((await headers()).get(PATH_HEADER) ?? "/").split("?")[0]!;
}

/** The signed-in user and the context for verbs; without a session the page becomes the log-in page. */
export async function requireUser() {
  const { ctx, user } = await readRequest();
  if (!user) redirect(await loginPath());
  const userCtx: BaseCtx = { ...ctx, actor: toActor(user) };
  return { user, ctx: userCtx };
}

/** As requireUser for pages of one's own account and of the operator: whoever looks as somebody else is told to end that first. */
export async function requireSelf() {
  const page = await requireUser();
  if (page.user.impersonation) redirect("/impersonation");
  return page;
}

/** The organization of a slug and the caller's role in it; whoever looks as somebody else sees one organization. */
async function findOwnOrg({ id, impersonation }: Caller, slug: string) {
  if (!impersonation) return findOrgBySlug(id, slug);
  const org = slug === impersonation.orgSlug ? await findOrg(impersonation.orgId) : null;
  return org && { ...org, role: impersonation.role };
}

/** As requireUser, and the organization of the address; 404 for a stranger as for a slug that nobody has. */
export const requireOrg = cache(async (slug: string) => {
  const { user, ctx } = await requireUser();
  const org = await findOwnOrg(user, slug);
  if (!org) notFound();
  const orgCtx: Ctx = { ...ctx, actor: { ...toActor(user), role: org.role }, orgId: org.id };
  return { user, org, role: org.role, ctx: orgCtx };
});

/** As requireUser for the operator's pages; 404 for everybody else. */
export async function requireOperatorPage() {
  const page = await requireSelf();
  if (!page.user.isOperator) notFound();
  return page;
}

/** Reads an endpoint for a page by its verb: the same parsing and stripping as over HTTP, under the browser's cache key. */
export async function load<E extends Endpoint>(
  ctx: CtxOf<E>,
  endpoint: E,
  verb: (ctx: CtxOf<E>, input: InputOf<E>) => Promise<ResultOf<E>>,
  args: ReadArgs<E> = {},
): Promise<{ queryKey: readonly unknown[]; data: ResponseOf<E> }> {
  const input = parseInput(endpoint, { params: { ...args.params }, query: { ...args.query }, body: {} });
  const data = endpoint.response.parse(await verb(ctx, input)) as ResponseOf<E>;
  return { queryKey: queryKeyOf(endpoint, args), data };
}

/** As load for the thing that a page is about: the 404 page when there is none. */
export async function loadOr404<E extends Endpoint>(...args: Parameters<typeof load<E>>) {
  try {
    return await load(...args);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") notFound();
    throw thrown;
  }
}
