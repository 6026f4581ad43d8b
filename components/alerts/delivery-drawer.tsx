"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { type AlertChannel, deliveryPages } from "@/lib/client/alerts";
import { Pagination } from "../ui/data/pagination";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Drawer } from "../ui/overlays/drawer";
import { DeliveryItem } from "./delivery-item";

type DeliveryDrawerProps = { orgId: string; channel: AlertChannel; open: boolean; onClose: () => void };

const LOOK_EVERY_MS = 3_000;

export function DeliveryDrawer({ orgId, channel, open, onClose }: DeliveryDrawerProps) {
  return (
    <Drawer
      open={open}
      onOpenChange={onClose}
      title="Delivery log"
      description={`What ${channel.name} was sent`}
    >
      <DeliveryLog orgId={orgId} channelId={channel.id} />
    </Drawer>
  );
}

/** Newest first, with every try; looked at again while something is under way. */
function DeliveryLog({ orgId, channelId }: { orgId: string; channelId: string }) {
  const query = useInfiniteQuery({
    ...deliveryPages(orgId, channelId),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(({ status }) => status === "pending"))
        ? LOOK_EVERY_MS
        : false,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  if (query.error && !items) return <ErrorState message={query.error.message} onRetry={query.refetch} />;
  if (!items) return <Skeleton className="h-24 w-full" />;
  if (items.length === 0) {
    return (
      <EmptyState icon={Send} title="Nothing sent yet">
        What is sent is here with the answer of the receiver. A test shows whether it arrives.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {items.map((delivery) => (
          <DeliveryItem key={delivery.id} orgId={orgId} delivery={delivery} />
        ))}
      </ul>
      <Pagination
        shown={items.length}
        noun="delivery"
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={query.fetchNextPage}
      />
    </>
  );
}
