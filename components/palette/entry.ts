import type { LucideIcon } from "lucide-react";
import type { Role } from "@/lib/access";

/** One line of the palette: a place to go to, or something to do. */
export type PaletteEntry = {
  id: string;
  label: string;
  /** What sort of thing it is, at the end of its line. */
  kind: string;
  keywords?: string;
  icon: LucideIcon;
  href?: string;
  run?: () => void;
};

/** Where the palette is opened: `org` is null on pages that belong to no organization. */
export type PaletteContext = {
  org: { id: string; name: string; slug: string; role: Role } | null;
  isOperator: boolean;
};
