"use client";

import { Pause, Play } from "lucide-react";
import type { LiveStatus } from "@/lib/client/live-calls";
import { IconButton } from "../ui/actions/icon-button";
import { Status } from "../ui/data/badge";

type LiveToggleProps = { status: LiveStatus; paused: boolean; waiting: number; onToggle: () => void };

/** Says whether the list is live, and holds it still. */
export function LiveToggle({ status, paused, waiting, onToggle }: LiveToggleProps) {
  return (
    <div className="flex items-center gap-1 text-xs">
      <span aria-live="polite">
        {paused ? (
          <Status tone="warning">{waiting > 0 ? `Paused · ${waiting} new` : "Paused"}</Status>
        ) : status === "live" ? (
          <Status tone="accent" pulse>
            {waiting > 0 ? `Live · ${waiting} new` : "Live"}
          </Status>
        ) : (
          <Status tone="neutral">{status === "offline" ? "Reconnecting" : "Connecting"}</Status>
        )}
      </span>
      <IconButton
        icon={paused ? Play : Pause}
        label={paused ? "Resume live updates" : "Pause live updates"}
        size="sm"
        onClick={onToggle}
      />
    </div>
  );
}
