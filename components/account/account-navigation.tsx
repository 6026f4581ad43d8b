"use client";

import { Building2, Plus, UserRound } from "lucide-react";
import { NavList } from "../layout/nav-list";

type AccountNavigationProps = { orgs: readonly { id: string; name: string; slug: string }[] };

/** Beside a person's own pages: the way back into an organization. */
export function AccountNavigation({ orgs }: AccountNavigationProps) {
  const organizations = orgs.map(({ name, slug }) => ({
    label: name,
    href: `/${slug}`,
    icon: Building2,
    exact: true,
  }));
  return (
    <NavList
      sections={[
        { label: "You", items: [{ label: "Account", href: "/account", icon: UserRound }] },
        {
          label: "Organizations",
          items: [...organizations, { label: "New organization", href: "/new", icon: Plus }],
        },
      ]}
    />
  );
}
