"use client";

import type { Role } from "@/lib/access";
import { DOCS_NAV, OPERATOR_LINK, OPERATOR_NAV, orgNav } from "./nav-items";
import { NavList } from "./nav-list";

/** The sections are made in the browser: icons are functions, which the server cannot hand over. */
export function OrgNavigation(props: { slug: string; role: Role; isOperator: boolean }) {
  const sections = [...orgNav(props.slug, props.role), DOCS_NAV];
  return <NavList sections={props.isOperator ? [...sections, OPERATOR_LINK] : sections} />;
}

export function OperatorNavigation() {
  return <NavList sections={[...OPERATOR_NAV, DOCS_NAV]} />;
}
