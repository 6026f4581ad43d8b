import type { Check } from "@/lib/contract/installation";
import { env } from "@/lib/core/env";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";

type Result = { check: Check; done: boolean; count: number | null };

const live = { enabled: true, provider: { enabled: true, kind: { not: "sandbox" } } };
const OLDEST_ARCHIVE_MS = DAY_MS;

/** What has to be there before others rely on the installation, each looked up and none remembered. */
export async function readChecklist(at: Date, answeredCalls: number): Promise<Result[]> {
  const [providers, models, tenants, operators, open, isMailSent, isBackedUp] = await Promise.all([
    db().provider.count({ where: { enabled: true, kind: { not: "sandbox" } } }),
    db().model.count({
      where: { enabled: true, routes: { some: live }, prices: { some: { effectiveFrom: { lte: at } } } },
    }),
    db().org.count({ where: { members: { some: { user: { isOperator: false } } } } }),
    db().user.count({ where: { isOperator: true } }),
    db().user.count({ where: { isOperator: true, totpEnabledAt: null, passwordHash: { not: null } } }),
    sendsMail(),
    hasBackup(at),
  ]);
  const { PORTAL_URL, GATEWAY_URL } = env();
  return [
    { check: "provider", done: providers > 0, count: providers },
    { check: "model", done: models > 0, count: models },
    { check: "call", done: answeredCalls > 0, count: answeredCalls },
    { check: "mail", done: isMailSent, count: null },
    { check: "tenant", done: tenants > 0, count: tenants },
    { check: "two_factor", done: operators > 0 && open === 0, count: open },
    { check: "https", done: [PORTAL_URL, GATEWAY_URL].every((url) => url.startsWith("https:")), count: null },
    { check: "backup", done: isBackedUp, count: null },
  ];
}

/** Mail has a way out, and none of it is stuck. */
async function sendsMail(): Promise<boolean> {
  if (!env().SMTP_URL) return false;
  return (await db().outboxMail.count({ where: { sentAt: null, lastError: { not: null } } })) === 0;
}

/** PostgreSQL itself can tell of two kinds: an archive of its log that is written, and a standby that follows. */
async function hasBackup(at: Date): Promise<boolean> {
  const { rows } = await pool().query<{ archivedAt: Date | null; standbys: number }>(
    `SELECT a.last_archived_time AS "archivedAt", (SELECT count(*)::int FROM pg_stat_replication) AS standbys
     FROM pg_stat_archiver a`,
  );
  const { archivedAt = null, standbys = 0 } = rows[0] ?? {};
  return standbys > 0 || (archivedAt !== null && archivedAt > addMs(at, -OLDEST_ARCHIVE_MS));
}
