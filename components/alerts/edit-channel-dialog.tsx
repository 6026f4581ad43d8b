"use client";

import type { AlertChannel } from "@/lib/client/alerts";
import { Dialog } from "../ui/overlays/dialog";
import { EditChannelForm } from "./edit-channel-form";

type EditChannelDialogProps = { orgId: string; channel: AlertChannel; open: boolean; onClose: () => void };

export function EditChannelDialog({ orgId, channel, open, onClose }: EditChannelDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Channel ${channel.name}`}>
      <EditChannelForm orgId={orgId} channel={channel} onDone={onClose} />
    </Dialog>
  );
}
