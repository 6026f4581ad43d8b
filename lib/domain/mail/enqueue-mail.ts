import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db";
import { type Letter, toText } from "./templates";
import { toHtml } from "./to-html";

/** Puts a mail into the outbox in the transaction of its cause, so that a rolled-back change mails nobody. */
export async function enqueueMail(tx: Tx, now: Date, to: string, letter: Letter): Promise<void> {
  await tx.outboxMail.create({
    data: {
      id: newId("mail", now.getTime()),
      kind: letter.kind,
      to,
      subject: letter.subject.replace(/[\r\n]+/g, " "),
      text: toText(letter),
      html: toHtml(letter),
      nextAttemptAt: now,
      createdAt: now,
    },
  });
}
