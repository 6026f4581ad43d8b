import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listOutboxEndpoint } from "@/lib/contract/outbox";
import { db } from "@/lib/db";

/** The newest mail first, sent or not: how an operator without SMTP reads a verification link. */
export async function listOutbox(ctx: BaseCtx, input: InputOf<typeof listOutboxEndpoint>) {
  requireOperator(ctx);
  const rows = await db().outboxMail.findMany({
    where: input.cursor ? { id: { lt: input.cursor } } : {},
    orderBy: { id: "desc" },
    take: input.limit + 1,
  });
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? items.at(-1)!.id : null };
}
