"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { budgetsQuery } from "@/lib/client/limits";
import { Button } from "../ui/actions/button";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import type { Culprit } from "./culprit";

const CapSpendDialog = lazyOpened(() => import("./cap-spend-dialog").then((m) => m.CapSpendDialog));

/** A hard cap a day on the key or project behind it; where there is one, its limit is changed. */
export function CapSpend({ orgId, culprit }: { orgId: string; culprit: Culprit }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery(budgetsQuery(orgId));
  const cap = data?.items.find(
    ({ scopeType, scopeId, window }) =>
      scopeType === culprit.scopeType && scopeId === culprit.scopeId && window === "day",
  );
  return (
    <>
      <Button icon={ShieldCheck} onClick={() => setOpen(true)}>
        {cap ? "Change daily cap" : "Cap a day"}
      </Button>
      <CapSpendDialog orgId={orgId} culprit={culprit} cap={cap} open={open} onOpenChange={setOpen} />
    </>
  );
}
