import type { Metadata } from "next";
import { QuarantineView } from "@/components/admin/quarantine/quarantine-view";

export const metadata: Metadata = { title: "Quarantine" };

export default function QuarantinePage() {
  return <QuarantineView />;
}
