import type { Metadata } from "next";
import { OutboxView } from "@/components/admin/outbox/outbox-view";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Outbox" };

export default function OutboxPage() {
  return <OutboxView sendsMail={env().SMTP_URL !== undefined} />;
}
