import type { KeyStatus } from "@/lib/contract/keys";
import { Status, type Tone } from "../ui/data/badge";

const SHOWN: Record<KeyStatus, { tone: Tone; label: string }> = {
  active: { tone: "accent", label: "Active" },
  rotating: { tone: "info", label: "Rotating" },
  disabled: { tone: "warning", label: "Disabled" },
  expired: { tone: "neutral", label: "Expired" },
  revoked: { tone: "danger", label: "Revoked" },
};

export function KeyStatusMark({ status }: { status: KeyStatus }) {
  const { tone, label } = SHOWN[status];
  return <Status tone={tone}>{label}</Status>;
}
