"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { DropdownMenu, MenuGroup, MenuItem, MenuSeparator } from "../ui/actions/dropdown-menu";

export type ShellOrg = { id: string; name: string; slug: string };

export function OrgSwitcher({ current, orgs }: { current: ShellOrg; orgs: readonly ShellOrg[] }) {
  return (
    <DropdownMenu
      align="start"
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`Organization ${current.name}, switch`}
          className="flex h-9 w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-left hover:border-line-strong"
        >
          <span className="min-w-0 flex-1 truncate font-medium">{current.name}</span>
          <ChevronsUpDown size={13} aria-hidden className="text-subtle" />
        </button>
      }
    >
      <MenuGroup label="Organizations">
        {orgs.map((org) => (
          <MenuItem key={org.id} href={`/${org.slug}`}>
            <span className="min-w-0 flex-1 truncate">{org.name}</span>
            {org.id === current.id && <Check size={14} aria-label="current" className="text-accent-ink" />}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={Plus} href="/new">
        New organization
      </MenuItem>
    </DropdownMenu>
  );
}
