"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { keysQuery } from "@/lib/client/keys";
import { projectsQuery } from "@/lib/client/projects";
import type { CallField } from "@/lib/contract/call-filters";
import { OUTCOMES } from "../call-status";
import { fieldLabel } from "./prepare-filters";

/** What people read for a filter's value: a name for an id, words for a code. */
export function useValueNames(orgId: string): (field: CallField, value: string) => string {
  const keys = useQuery(keysQuery(orgId)).data?.items;
  const projects = useQuery(projectsQuery(orgId)).data?.items;
  return useCallback(
    (field, value) => {
      if (value === "") return `no ${fieldLabel(field).toLowerCase()}`;
      if (field === "key") return keys?.find(({ id }) => id === value)?.name ?? value;
      if (field === "project") return projects?.find(({ id }) => id === value)?.name ?? value;
      if (field === "status") return OUTCOMES.find((outcome) => outcome.value === value)?.label ?? value;
      if (value === "true") return "yes";
      return value === "false" ? "no" : value;
    },
    [keys, projects],
  );
}
