import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/time";
import { inTransaction } from "@/lib/db";

const LOCK_MS_MIN = 30 * SECOND_MS;
const LOCK_MS_MAX = HOUR_MS;
/** A subject that was left alone for this long starts afresh. */
const FORGOTTEN_MS = DAY_MS;

/** What is counted, and how many failures are free before each further one locks for 30 s, 1 min, 2 min … 1 h. */
export type AttemptSubject = { subject: string; free: number };

export const byEmail = (what: string, email: string): AttemptSubject => ({
  subject: `${what}:email:${email}`,
  free: 5,
});
export const byUser = (what: string, userId: string): AttemptSubject => ({
  subject: `${what}:user:${userId}`,
  free: 5,
});
/** An office or a school shares one address, so it has more. */
export const byIp = (what: string, ip = "unknown"): AttemptSubject => ({
  subject: `${what}:ip:${ip}`,
  free: 50,
});

function lockMs(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(LOCK_MS_MIN * 2 ** Math.min(failures - free, 10), LOCK_MS_MAX);
}

/**
 * Counts an attempt as failed before it is made, so that parallel guesses are all counted; 429 while the subject is locked.
 * A success takes it back with `forgive`.
 */
export async function countAttempt({ subject, free }: AttemptSubject, now: Date): Promise<void> {
  const lockedUntil = await inTransaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO attempt_counter (subject, window_start) VALUES (${subject}, ${now}) ON CONFLICT DO NOTHING`;
    const [row] = await tx.$queryRaw<{ failures: number; windowStart: Date; lockedUntil: Date | null }[]>`
      SELECT failures, window_start AS "windowStart", locked_until AS "lockedUntil"
      FROM attempt_counter WHERE subject = ${subject} FOR UPDATE`;
    if (!row) throw new Error("an attempt counter vanished under its lock");
    if (row.lockedUntil && row.lockedUntil > now) return row.lockedUntil;
    const isForgotten = row.windowStart <= addMs(now, -FORGOTTEN_MS);
    const failures = isForgotten ? 1 : row.failures + 1;
    const wait = lockMs(failures, free);
    await tx.attemptCounter.update({
      where: { subject },
      data: { failures, windowStart: now, lockedUntil: wait > 0 ? addMs(now, wait) : null },
    });
    return null;
  });
  if (lockedUntil) throw tooManyAttempts(lockedUntil, now);
}

function tooManyAttempts(until: Date, now: Date): AppError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / SECOND_MS));
  return new AppError("too_many_attempts", `Too many attempts. Try again in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
    extra: { retry_after_seconds: seconds },
  });
}

/** Forgets every failure of a subject that has proven itself. */
export async function forgive({ subject }: AttemptSubject): Promise<void> {
  await inTransaction((tx) => tx.attemptCounter.deleteMany({ where: { subject } }));
}

/** Takes one counted attempt back and leaves the others. */
export async function forgiveOne({ subject }: AttemptSubject): Promise<void> {
  await inTransaction((tx) =>
    tx.attemptCounter.updateMany({
      where: { subject, failures: { gt: 0 } },
      data: { failures: { decrement: 1 }, lockedUntil: null },
    }),
  );
}
