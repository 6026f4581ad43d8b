"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { IconButton } from "../ui/actions/icon-button";
import { Drawer } from "../ui/overlays/drawer";

/** Open only on the page where it was opened, so that following a link closes it. */
export function MobileNav({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <Drawer
      title="Navigation"
      titleHidden
      side="left"
      className="max-w-72!"
      open={openAt === pathname}
      onOpenChange={(open) => setOpenAt(open ? pathname : null)}
      trigger={<IconButton icon={Menu} label="Open navigation" className="-ml-1.5" />}
    >
      <div className="-mt-6 flex min-h-full flex-col">{children}</div>
    </Drawer>
  );
}
