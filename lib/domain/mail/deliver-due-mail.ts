import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/core/env";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db";

const BATCH = 20;
const ATTEMPTS_MAX = 8;
/** A sender that dies leaves its mail claimed for this long. */
const CLAIM_MS = 5 * MINUTE_MS;
const SMTP_TIMEOUT_MS = 15_000;

type Due = { id: string; to: string; subject: string; text: string; html: string; attempts: number };

let transport: { url: string; transporter: Transporter } | undefined;

function transporterFor(url: string): Transporter {
  if (transport?.url !== url) {
    const options = { url, connectionTimeout: SMTP_TIMEOUT_MS, greetingTimeout: SMTP_TIMEOUT_MS };
    transport = { url, transporter: createTransport(options) };
  }
  return transport.transporter;
}

/** After 1, 2, 4 … minutes, at most 6 hours. */
function retryAt(attempts: number, now: Date): Date {
  return addMs(now, Math.min(2 ** (attempts - 1) * MINUTE_MS, 6 * HOUR_MS));
}

/** Claims due mail so that several workers never send one twice at the same time. */
async function claimDue(now: Date): Promise<Due[]> {
  return db().$queryRaw<Due[]>`
    UPDATE outbox_mail SET attempts = attempts + 1, next_attempt_at = ${addMs(now, CLAIM_MS)}
    WHERE id IN (
      SELECT id FROM outbox_mail
      WHERE sent_at IS NULL AND next_attempt_at <= ${now} AND attempts < ${ATTEMPTS_MAX}
      ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, "to", subject, text, html, attempts`;
}

async function send(mail: Due, url: string, now: Date): Promise<boolean> {
  const { id, to, subject, text, html, attempts } = mail;
  try {
    await transporterFor(url).sendMail({
      from: env().MAIL_FROM,
      to,
      subject,
      text,
      html,
      messageId: `<${id}@turnpike>`,
    });
    await db().outboxMail.update({ where: { id }, data: { sentAt: now, lastError: null } });
    return true;
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await db().outboxMail.update({
      where: { id },
      data: { lastError, nextAttemptAt: retryAt(attempts, now) },
    });
    return false;
  }
}

/** Sends due mail over SMTP_URL, up to eight attempts each. Without SMTP_URL it all waits in the outbox. */
export async function deliverDueMail(now: Date): Promise<{ sent: number; failed: number }> {
  const url = env().SMTP_URL;
  if (!url) return { sent: 0, failed: 0 };
  const results = await Promise.all((await claimDue(now)).map((mail) => send(mail, url, now)));
  const sent = results.filter(Boolean).length;
  return { sent, failed: results.length - sent };
}
