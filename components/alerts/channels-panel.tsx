"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing, Plus } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { channelsQuery } from "@/lib/client/alerts";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { Panel } from "../ui/page/panel";
import { ChannelItem } from "./channel-item";

const CreateChannelDialog = lazyOpened(() =>
  import("./create-channel-dialog").then((m) => m.CreateChannelDialog),
);

type ChannelsPanelProps = { orgId: string; role: Role };

/** Where alerts go, beside the bell. */
export function ChannelsPanel({ orgId, role }: ChannelsPanelProps) {
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(channelsQuery(orgId));
  const mayWrite = can(role, "alerts.write");
  return (
    <Panel
      flush
      title="Where alerts go"
      description="Everybody sees them in the bell; these are sent them too."
      actions={
        mayWrite && (
          <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
            Add channel
          </Button>
        )
      }
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="m-4 h-12" />}
      {data?.items.length === 0 && (
        <EmptyState icon={BellRing} title="Nobody is sent alerts">
          They are in the bell of the portal only.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul className="divide-y divide-line">
          {data.items.map((channel) => (
            <ChannelItem key={channel.id} orgId={orgId} channel={channel} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      <CreateChannelDialog orgId={orgId} open={adding} onOpenChange={setAdding} />
    </Panel>
  );
}
