import type { Metadata } from "next";
import { OperatorHome } from "@/components/admin/overview/operator-home";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Operator" };

export default function OperatorPage() {
  return <OperatorHome sendsMail={env().SMTP_URL !== undefined} />;
}
