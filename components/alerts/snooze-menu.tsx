"use client";

import { AlarmClockOff, BellOff } from "lucide-react";
import type { Snooze } from "@/lib/contract/alerts";
import { Button } from "../ui/actions/button";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { toast } from "../ui/feedback/toaster";

const LABELS: Record<Exclude<Snooze, "off">, string> = {
  hour: "For an hour",
  day: "For a day",
  window: "Until the window ends",
};

type SnoozeMenuProps = {
  isSnoozed: boolean;
  hasWindow: boolean;
  onSnooze: (until: Snooze) => Promise<unknown>;
};

/** Quiet for a while; while it is, the button wakes it. */
export function SnoozeMenu({ isSnoozed, hasWindow, onSnooze }: SnoozeMenuProps) {
  const snooze = (until: Snooze) =>
    onSnooze(until).then(
      () => toast.success(until === "off" ? "Awake again" : "Snoozed"),
      (error: Error) => toast.error(error.message),
    );
  if (isSnoozed) {
    return (
      <Button size="sm" icon={AlarmClockOff} onClick={() => void snooze("off")}>
        Wake
      </Button>
    );
  }
  const choices = hasWindow ? (["hour", "day", "window"] as const) : (["hour", "day"] as const);
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" icon={BellOff}>
          Snooze
        </Button>
      }
    >
      {choices.map((until) => (
        <MenuItem key={until} onSelect={() => void snooze(until)}>
          {LABELS[until]}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
