import { type Ctx, requirePermission } from "@/lib/access";
import type {
  ContentMode,
  deleteCallContentEndpoint,
  getCallContentEndpoint,
  getContentStateEndpoint,
} from "@/lib/contract/content";
import type { InputOf } from "@/lib/contract/endpoint";
import { notFound } from "@/lib/core/errors";
import { timeOfId } from "@/lib/core/id-format";
import { inTransaction, pool } from "@/lib/db";
import { recordAudit } from "../audit";
import { getCall } from "../metering";
import { readEffectivePolicy } from "./policy";
import { openContent } from "./sealing";
import { KEPT_CONTENT } from "./visible";

type ContentRow = {
  requestId: string;
  path: string;
  wire: string;
  answerWire: string;
  promptSealed: string;
  answerSealed: string;
  promptBytes: number;
  answerBytes: number;
  promptCut: boolean;
  answerCut: boolean;
  expiresAt: Date;
};

const ENDS_AT = `least(c.expires_at,
  c.started_at + make_interval(hours => 24 * coalesce(pp.retention_days, po.retention_days, 100000)))`;
const OF_CALL = "AND c.org_id = $2 AND c.started_at = $3 AND c.request_id = $4";
const placeOf = (ctx: Ctx, requestId: string) => [
  ctx.now,
  ctx.orgId,
  new Date(timeOfId(requestId)),
  requestId,
];

/** Whether a call's prompt and answer are kept; it reads neither. 404 for another tenant's call as for none. */
export async function getContentState(ctx: Ctx, { requestId }: InputOf<typeof getContentStateEndpoint>) {
  requirePermission(ctx, "requests.read");
  const { projectId } = await getCall(ctx, { requestId });
  const { rows } = await pool().query<Pick<ContentRow, "promptBytes" | "answerBytes" | "expiresAt">>(
    `SELECT c.prompt_bytes AS "promptBytes", c.answer_bytes AS "answerBytes", ${ENDS_AT} AS "expiresAt"
     FROM ${KEPT_CONTENT} ${OF_CALL}`,
    placeOf(ctx, requestId),
  );
  const mode: ContentMode = (await readEffectivePolicy(ctx.orgId, projectId)).mode;
  const nothing = { promptBytes: 0, answerBytes: 0, expiresAt: null };
  return { kept: rows.length > 0, mode, ...(rows[0] ?? nothing) };
}

/** A call's prompt and answer, opened; that they were read is in the audit log before they are given out. */
export async function getCallContent(ctx: Ctx, { requestId }: InputOf<typeof getCallContentEndpoint>) {
  requirePermission(ctx, "content.read");
  const { rows } = await pool().query<ContentRow>(
    `SELECT c.request_id AS "requestId", c.path, c.wire, c.answer_wire AS "answerWire", c.prompt_sealed AS "promptSealed",
       c.answer_sealed AS "answerSealed", c.prompt_bytes AS "promptBytes", c.answer_bytes AS "answerBytes",
       c.prompt_cut AS "promptCut", c.answer_cut AS "answerCut", ${ENDS_AT} AS "expiresAt"
     FROM ${KEPT_CONTENT} ${OF_CALL}`,
    placeOf(ctx, requestId),
  );
  const row = rows[0];
  if (!row) throw notFound("kept prompt and answer");
  await inTransaction((tx) =>
    recordAudit(tx, ctx, { action: "content.read", targetType: "call", targetId: requestId }),
  );
  const { promptSealed, answerSealed, ...content } = row;
  return {
    ...content,
    prompt: openContent(ctx.orgId, promptSealed),
    answer: openContent(ctx.orgId, answerSealed),
  };
}

/** Deletes a call's prompt and answer at once; the call itself and its bill stay. */
export async function deleteCallContent(ctx: Ctx, { requestId }: InputOf<typeof deleteCallContentEndpoint>) {
  requirePermission(ctx, "org.write");
  await inTransaction(async (tx) => {
    const { count } = await tx.callContent.deleteMany({
      where: { orgId: ctx.orgId, startedAt: new Date(timeOfId(requestId)), requestId },
    });
    if (count === 0) throw notFound("kept prompt and answer");
    await recordAudit(tx, ctx, { action: "content.delete", targetType: "call", targetId: requestId });
  });
  return {};
}
