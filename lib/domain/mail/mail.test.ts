import { type AddressInfo, createServer, type Server } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { addMs, MINUTE_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { deliverDueMail, enqueueMail, verifyEmailLetter } from "./index";

useTestDatabase();

const settings = () => env() as Record<string, unknown>;
let smtp: Server | undefined;

afterEach(() => {
  settings().SMTP_URL = undefined;
  smtp?.close();
});

/** What a mail server says to one line outside of DATA. */
function replyTo(line: string, refuse: boolean): string {
  if (line.startsWith("RCPT") && refuse) return "550 no such mailbox";
  return line === "DATA" ? "354 go on" : "250 ok";
}

/** A mail server of a few lines: keeps what it is sent, or refuses every recipient. */
async function listen(refuse = false): Promise<string[]> {
  const received: string[] = [];
  smtp = createServer((socket) => {
    let body: string | null = null;
    const onLine = (line: string) => {
      if (body === null) {
        socket.write(`${replyTo(line, refuse)}\r\n`);
        if (line === "DATA") body = "";
      } else if (line === ".") {
        received.push(body);
        body = null;
        socket.write("250 kept\r\n");
      } else body += `${line}\n`;
    };
    socket.write("220 test\r\n");
    createInterface({ input: socket }).on("line", onLine);
  });
  await new Promise<void>((resolve) => smtp!.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.address() as AddressInfo;
  settings().SMTP_URL = `smtp://127.0.0.1:${port}?ignoreTLS=true`;
  return received;
}

const enqueue = (to: string) => enqueueMail(db(), now(), to, verifyEmailLetter("Ada", "the-token"));
const rowTo = (to: string) => db().outboxMail.findFirstOrThrow({ where: { to } });

test("without SMTP_URL mail waits in the outbox with its link", async () => {
  await enqueue("waits@example.com");
  expect(await deliverDueMail(now())).toEqual({ sent: 0, failed: 0 });
  expect(await rowTo("waits@example.com")).toMatchObject({ sentAt: null, attempts: 0 });
  expect((await rowTo("waits@example.com")).text).toContain("/verify-email?token=the-token");
});

test("two workers at the same moment send each mail once", async () => {
  const received = await listen();
  await enqueue("once@example.com");
  const at = addMs(now(), 1_000);
  const counts = await Promise.all([deliverDueMail(at), deliverDueMail(at)]);
  expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
  expect(received.filter((mail) => mail.includes("To: once@example.com"))).toHaveLength(1);
  expect(await deliverDueMail(addMs(at, 10 * MINUTE_MS))).toEqual({ sent: 0, failed: 0 });
  expect((await rowTo("once@example.com")).sentAt).toEqual(at);
});

test("a refused mail keeps the reason and is tried again later, and not for ever", async () => {
  await listen(true);
  await enqueue("refused@example.com");
  let at = addMs(now(), 1_000);
  expect(await deliverDueMail(at)).toEqual({ sent: 0, failed: 1 });
  expect((await rowTo("refused@example.com")).lastError).toContain("550");
  expect(await deliverDueMail(addMs(at, 30_000))).toEqual({ sent: 0, failed: 0 });
  let failed = 1;
  for (let i = 0; i < 12; i++) {
    at = addMs(at, 7 * 60 * MINUTE_MS);
    failed += (await deliverDueMail(at)).failed;
  }
  expect(failed).toBe(8);
});
