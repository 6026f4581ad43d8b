"use client";

import { lazyModule } from "../overlays/lazy/lazy-module";
import { isArrow } from "../overlays/lazy/press";
import { withProps } from "../overlays/lazy/trigger";
import { useLazyTrigger } from "../overlays/lazy/use-lazy-trigger";
import type { MenuGroupProps, MenuItemProps, MenuProps } from "../overlays/loaded/menu";

const menuModule = lazyModule(() => import("../overlays/loaded/menu"));

export function DropdownMenu({ trigger, ...props }: MenuProps) {
  const { loaded, light, ref } = useLazyTrigger(menuModule, {
    popup: "menu",
    isOpeningKey: isArrow,
  });
  if (!loaded) return withProps(trigger, light);
  return <loaded.Menu {...props} trigger={withProps(trigger, { ref })} />;
}

/** With `href` it is a link, else it calls `onSelect`. */
export function MenuItem(props: MenuItemProps) {
  const { Item } = menuModule.get();
  return <Item {...props} />;
}

export function MenuGroup(props: MenuGroupProps) {
  const { Group } = menuModule.get();
  return <Group {...props} />;
}

export function MenuSeparator() {
  const { Separator } = menuModule.get();
  return <Separator />;
}
