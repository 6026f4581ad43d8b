"use client";

import { Menu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cn } from "../cn";

type DropdownMenuProps = {
  /** The element that opens it, e.g. `<IconButton icon={Ellipsis} label="Actions" />`. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
};

export function DropdownMenu({ trigger, children, align = "end", className }: DropdownMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Menu.Popup className={cn("popup min-w-44 max-w-80 p-1 outline-none", className)}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  href?: string;
};

/** With `href` it is a link, else it calls `onSelect`. */
export function MenuItem({ children, icon: Icon, danger, disabled, onSelect, href }: MenuItemProps) {
  const className = cn("option text-sm", danger && "text-danger-ink");
  const content = (
    <>
      {Icon && <Icon size={14} aria-hidden className={danger ? undefined : "text-subtle"} />}
      {children}
    </>
  );
  if (href) {
    return (
      <Menu.LinkItem className={className} closeOnClick render={<Link href={href} />}>
        {content}
      </Menu.LinkItem>
    );
  }
  return (
    <Menu.Item className={className} disabled={disabled} onClick={onSelect}>
      {content}
    </Menu.Item>
  );
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs text-subtle">{label}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

export function MenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
