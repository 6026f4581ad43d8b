"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Link } from "../../actions/link";
import { cn } from "../../cn";

export type MenuProps = {
  /** The element that opens it, e.g. `<IconButton icon={Ellipsis} label="Actions" />`. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
};

export function Menu({ trigger, children, align = "end", className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn("popup min-w-44 max-w-80 p-1 outline-none", className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = {
  children: ReactNode;
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  href?: string;
};

/** With `href` it is a link, else it calls `onSelect`. */
export function Item({ children, icon: Icon, danger, disabled, onSelect, href }: MenuItemProps) {
  const className = cn("option text-sm", danger && "text-danger-ink");
  const content = (
    <>
      {Icon && <Icon size={14} aria-hidden className={danger ? undefined : "text-subtle"} />}
      {children}
    </>
  );
  if (href) {
    return (
      <Base.LinkItem className={className} closeOnClick render={<Link href={href} />}>
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item className={className} disabled={disabled} onClick={onSelect}>
      {content}
    </Base.Item>
  );
}

export type MenuGroupProps = { label: string; children: ReactNode };

export function Group({ label, children }: MenuGroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs text-subtle">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function Separator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
