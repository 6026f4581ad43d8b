import { UserRound } from "lucide-react";
import { DOCS_NAV, OPERATOR_NAV, orgNav } from "../layout/nav-items";
import type { PaletteContext, PaletteEntry } from "./entry";

/** What people may call a page, beside its name. */
const ALSO_CALLED: Record<string, string> = {
  Dashboard: "home overview start",
  Usage: "spend cost tokens explorer chart export csv",
  Forecast: "month end prediction run out",
  "Get started": "quick start first call onboarding",
  Playground: "chat try prompt models compare",
  Calls: "requests log errors history",
  Anomalies: "spike unusual",
  "API keys": "secret token credential rotate",
  Projects: "application department",
  Members: "people team users roles invitations",
  "Budgets and alerts": "limits caps notifications webhook slack",
  Billing: "credit invoice statement money top up",
  "Audit log": "history changes who",
  Settings: "organization name address retention leave close",
  "API reference": "docs documentation guides help",
};

/** Every page that the role may see. */
export function findPlaces({ org, isOperator }: PaletteContext): PaletteEntry[] {
  const sections = [
    ...(org ? orgNav(org.slug, org.role) : []),
    DOCS_NAV,
    ...(isOperator ? OPERATOR_NAV : []),
  ];
  const pages = sections.flatMap((section) =>
    section.items.map(
      (item): PaletteEntry => ({
        id: `page:${item.href}`,
        label: item.label,
        kind: section.label === "Operator" ? "Operator" : "Page",
        keywords: ALSO_CALLED[item.label],
        icon: item.icon,
        href: item.href,
      }),
    ),
  );
  const account: PaletteEntry = {
    id: "page:/account",
    label: "Your account",
    kind: "Page",
    keywords: "profile password two-factor totp sessions notifications e-mails",
    icon: UserRound,
    href: "/account",
  };
  return [...pages, account];
}
