import {
  AlarmClockOff,
  BellOff,
  Ellipsis,
  KeyRound,
  ListTree,
  Pencil,
  Power,
  PowerOff,
  Send,
  Trash2,
} from "lucide-react";
import type { AlertChannel } from "@/lib/client/alerts";
import { DropdownMenu, MenuItem, MenuSeparator } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";

export type ChannelAction =
  | "test"
  | "log"
  | "edit"
  | "rotate"
  | "hour"
  | "day"
  | "off"
  | "enable"
  | "disable"
  | "remove";

type ChannelMenuProps = { channel: AlertChannel; onChoose: (action: ChannelAction) => void };

/** What can be done with a channel. */
export function ChannelMenu({ channel, onChoose }: ChannelMenuProps) {
  const item = (action: ChannelAction, icon: typeof Send, text: string) => (
    <MenuItem icon={icon} danger={action === "remove"} onSelect={() => onChoose(action)}>
      {text}
    </MenuItem>
  );
  const isOff = channel.disabledAt !== null;
  return (
    <DropdownMenu
      trigger={<IconButton icon={Ellipsis} size="sm" label={`Actions for the channel ${channel.name}`} />}
    >
      {item("test", Send, "Send a test")}
      {item("log", ListTree, "Delivery log")}
      <MenuSeparator />
      {item("edit", Pencil, "Change…")}
      {channel.type === "webhook" && item("rotate", KeyRound, "Rotate the secret…")}
      {channel.snoozedUntil ? (
        item("off", AlarmClockOff, "Wake")
      ) : (
        <>
          {item("hour", BellOff, "Snooze for an hour")}
          {item("day", BellOff, "Snooze for a day")}
        </>
      )}
      {isOff ? item("enable", Power, "Switch on") : item("disable", PowerOff, "Switch off")}
      <MenuSeparator />
      {item("remove", Trash2, "Remove…")}
    </DropdownMenu>
  );
}
