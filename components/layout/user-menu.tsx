"use client";

import { ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import { closeSession } from "@/lib/client/session";
import { forgetPlaces } from "../palette/recent-places";
import { DropdownMenu, MenuItem, MenuSeparator } from "../ui/actions/dropdown-menu";
import { ThemeSwitch } from "./theme-switch";

export type ShellUser = { name: string; email: string };

export function UserMenu({ user }: { user: ShellUser }) {
  return (
    <DropdownMenu
      align="start"
      className="w-60"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover"
        >
          <span
            aria-hidden
            className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent-ink text-xs"
          >
            {initials(user)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{user.name || user.email}</span>
            <span className="block truncate text-subtle text-xs">{user.email}</span>
          </span>
          <ChevronsUpDown size={13} aria-hidden className="text-subtle" />
        </button>
      }
    >
      <div className="p-1.5">
        <ThemeSwitch />
      </div>
      <MenuSeparator />
      <MenuItem icon={UserRound} href="/account">
        Your account
      </MenuItem>
      <MenuItem
        icon={LogOut}
        onSelect={() => {
          forgetPlaces();
          void closeSession("/login");
        }}
      >
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}

function initials({ name, email }: ShellUser): string {
  const words = (name || email).trim().split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");
}
