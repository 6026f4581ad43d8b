"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { notificationsQuery, readNotificationsMutation } from "@/lib/client/notifications";
import { useRested } from "@/lib/client/use-rested";
import { Button } from "../ui/actions/button";
import { Popover } from "../ui/overlays/popover";
import { NotificationItem } from "./notification-item";

const COUNT_MAX = 99;

/** What the organization was told: a dot while something is unread, and the newest of it. */
export function NotificationBell({ orgId }: { orgId: string }) {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ ...notificationsQuery(orgId), enabled: useRested() });
  const read = useMutation(readNotificationsMutation(orgId));
  const unread = data?.unreadCount ?? 0;
  const label = unread > 0 ? `Notifications, ${unread} unread` : "Notifications";
  return (
    <Popover
      label="Notifications"
      open={open}
      onOpenChange={setOpen}
      className="w-96! p-0!"
      trigger={
        <button
          type="button"
          aria-label={label}
          className="relative inline-flex size-8 shrink-0 items-center justify-center rounded-md text-subtle hover:bg-hover hover:text-ink"
        >
          <Bell size={16} aria-hidden />
          {unread > 0 && (
            <span className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent">
              {Math.min(unread, COUNT_MAX)}
            </span>
          )}
        </button>
      }
    >
      <header className="flex items-center justify-between gap-2 border-line border-b px-4 py-2">
        <h2 className="font-semibold text-sm">Notifications</h2>
        <Button
          size="sm"
          variant="ghost"
          disabled={unread === 0 || read.isPending}
          onClick={() => read.mutate(undefined)}
        >
          Mark all read
        </Button>
      </header>
      {error && !data && <p className="px-4 py-6 text-center text-muted">{error.message}</p>}
      {data?.items.length === 0 && (
        <p className="px-4 py-8 text-center text-muted">
          Nothing yet. Alerts about budgets, forecasts, credit and anomalies appear here.
        </p>
      )}
      <ul className="max-h-96 divide-y divide-line overflow-y-auto">
        {data?.items.map((notification) => (
          <NotificationItem
            key={notification.id}
            notification={notification}
            onFollow={() => {
              if (!notification.readAt) read.mutate([notification.id]);
              setOpen(false);
            }}
          />
        ))}
      </ul>
    </Popover>
  );
}
