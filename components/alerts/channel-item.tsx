"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  type AlertChannel,
  revokeChannelMutation,
  rotateSecretMutation,
  snoozeChannelMutation,
  testChannelMutation,
  updateChannelMutation,
} from "@/lib/client/alerts";
import { Badge } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { toast } from "../ui/feedback/toaster";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { type ChannelAction, ChannelMenu } from "./channel-menu";
import { CHANNEL_ICONS, kindsText, reachText } from "./channel-text";
import { WebhookSecret } from "./webhook-secret";

const EditChannelDialog = lazyOpened(() => import("./edit-channel-dialog").then((m) => m.EditChannelDialog));
const DeliveryDrawer = lazyOpened(() => import("./delivery-drawer").then((m) => m.DeliveryDrawer));

type ChannelItemProps = { orgId: string; channel: AlertChannel; mayWrite: boolean };

export function ChannelItem({ orgId, channel, mayWrite }: ChannelItemProps) {
  const [opened, setOpened] = useState<ChannelAction | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const update = useMutation(updateChannelMutation(orgId, channel.id));
  const snooze = useMutation(snoozeChannelMutation(orgId, channel.id));
  const test = useMutation(testChannelMutation(orgId));
  const rotate = useMutation(rotateSecretMutation(orgId));
  const revoke = useMutation(revokeChannelMutation(orgId));
  const close = () => setOpened(null);
  const say = (work: Promise<unknown>, done: string) =>
    void work.then(
      () => toast.success(done),
      (error: Error) => toast.error(error.message),
    );

  function choose(action: ChannelAction) {
    if (action === "test") {
      say(test.mutateAsync(channel.id), "On its way: see the delivery log");
      setOpened("log");
    } else if (action === "hour" || action === "day" || action === "off") {
      say(snooze.mutateAsync(action), action === "off" ? "Awake again" : "Snoozed");
    } else if (action === "enable" || action === "disable") {
      say(update.mutateAsync({ enabled: action === "enable" }), action === "enable" ? "On" : "Off");
    } else setOpened(action);
  }

  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <ChannelFacts channel={channel} />
      {mayWrite && <ChannelMenu channel={channel} onChoose={choose} />}
      <EditChannelDialog orgId={orgId} channel={channel} open={opened === "edit"} onClose={close} />
      <DeliveryDrawer orgId={orgId} channel={channel} open={opened === "log"} onClose={close} />
      <ConfirmDialog
        open={opened === "rotate"}
        onOpenChange={close}
        danger={false}
        title="Rotate the signing secret?"
        confirmLabel="Rotate secret"
        onConfirm={async () => setSecret((await rotate.mutateAsync(channel.id)).secret)}
      >
        <p>For a day messages carry two signatures, of the old secret and of the new one.</p>
      </ConfirmDialog>
      <Dialog
        open={secret !== null}
        onOpenChange={() => setSecret(null)}
        persistent
        title="Store the signing secret"
      >
        {secret && <WebhookSecret secret={secret} onDone={() => setSecret(null)} />}
      </Dialog>
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={close}
        title="Remove this channel?"
        confirmLabel="Remove channel"
        onConfirm={() => revoke.mutateAsync(channel.id)}
      >
        <p>{channel.name} is sent nothing any more. What waits to be sent is dropped.</p>
      </ConfirmDialog>
    </li>
  );
}

function ChannelFacts({ channel }: { channel: AlertChannel }) {
  const Icon = CHANNEL_ICONS[channel.type];
  const last = channel.lastDelivery;
  return (
    <>
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-subtle" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {channel.name}
          {channel.disabledAt && <Badge tone="danger">off</Badge>}
          {channel.snoozedUntil && <Badge>snoozed</Badge>}
        </p>
        <p className="truncate text-muted" title={reachText(channel)}>
          {reachText(channel)}
        </p>
        <p className="flex flex-wrap gap-x-3 text-subtle text-xs">
          <span>{kindsText(channel)}</span>
          {last && (
            <span className={last.status === "failed" ? "text-danger-ink" : undefined}>
              last {last.status} <RelativeTime at={last.at} />
            </span>
          )}
          {channel.disabledReason && <span>{channel.disabledReason}</span>}
        </p>
      </div>
    </>
  );
}
