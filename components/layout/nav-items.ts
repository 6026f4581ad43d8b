import {
  Activity,
  BookOpen,
  Boxes,
  Building2,
  ChartColumn,
  ChartSpline,
  CreditCard,
  FolderKanban,
  Gauge,
  KeyRound,
  ListTree,
  type LucideIcon,
  Mail,
  Plug,
  Radar,
  Rocket,
  ScrollText,
  Settings,
  ShieldAlert,
  ShieldCheck,
  SquareTerminal,
  Users,
} from "lucide-react";
import { can, type Permission, type Role } from "@/lib/access";

export type NavItem = { label: string; href: string; icon: LucideIcon; exact?: boolean };
export type NavSection = { label: string; items: NavItem[] };

type OrgItem = Omit<NavItem, "href"> & { path: string; needs: Permission };

const ORG_SECTIONS: { label: string; items: OrgItem[] }[] = [
  {
    label: "Build",
    items: [
      { label: "Dashboard", path: "", icon: Gauge, exact: true, needs: "usage.read" },
      { label: "Usage", path: "/usage", icon: ChartColumn, needs: "usage.read" },
      { label: "Forecast", path: "/forecast", icon: ChartSpline, needs: "usage.read" },
      { label: "Get started", path: "/get-started", icon: Rocket, needs: "keys.write" },
      { label: "Playground", path: "/playground", icon: SquareTerminal, needs: "playground.use" },
      { label: "Calls", path: "/calls", icon: Activity, needs: "requests.read" },
      { label: "Anomalies", path: "/anomalies", icon: Radar, needs: "usage.read" },
      { label: "API keys", path: "/keys", icon: KeyRound, needs: "keys.read" },
    ],
  },
  {
    label: "Organization",
    items: [
      { label: "Projects", path: "/projects", icon: FolderKanban, needs: "projects.read" },
      { label: "Members", path: "/members", icon: Users, needs: "members.read" },
      { label: "Budgets and alerts", path: "/limits", icon: ShieldCheck, needs: "usage.read" },
      { label: "Billing", path: "/billing", icon: CreditCard, needs: "billing.read" },
      { label: "Audit log", path: "/audit", icon: ScrollText, needs: "audit.read" },
      { label: "Settings", path: "/settings", icon: Settings, needs: "org.read" },
    ],
  },
];

/** What a role can use inside an organization; what it cannot is left out. */
export function orgNav(orgSlug: string, role: Role): NavSection[] {
  return ORG_SECTIONS.map((section) => ({
    label: section.label,
    items: section.items
      .filter((item) => can(role, item.needs))
      .map(({ path, needs: _, ...item }) => ({ ...item, href: `/${orgSlug}${path}` })),
  }));
}

export const DOCS_NAV: NavSection = {
  label: "Learn",
  items: [
    { label: "Models", href: "/models", icon: Boxes },
    { label: "API reference", href: "/docs", icon: BookOpen },
  ],
};

export const OPERATOR_NAV: NavSection[] = [
  {
    label: "Operator",
    items: [
      { label: "Overview", href: "/admin", icon: Gauge, exact: true },
      { label: "Providers", href: "/admin/providers", icon: Plug },
      { label: "Models and prices", href: "/admin/models", icon: Boxes },
      { label: "Tenants", href: "/admin/tenants", icon: Building2 },
      { label: "Quarantine", href: "/admin/quarantine", icon: ShieldAlert },
      { label: "Outbox", href: "/admin/outbox", icon: Mail },
    ],
  },
];

export const OPERATOR_LINK: NavSection = {
  label: "Installation",
  items: [{ label: "Operator", href: "/admin", icon: ListTree }],
};
