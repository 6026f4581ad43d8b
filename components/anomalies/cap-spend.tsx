"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { budgetsQuery } from "@/lib/client/limits";
import { CreateBudgetForm } from "../limits/create-budget-form";
import { EditBudgetForm } from "../limits/edit-budget-form";
import { Button } from "../ui/actions/button";
import { Dialog } from "../ui/overlays/dialog";
import type { Culprit } from "./culprit";

/** A hard cap a day on the key or project behind it; where there is one, its limit is changed. */
export function CapSpend({ orgId, culprit }: { orgId: string; culprit: Culprit }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery(budgetsQuery(orgId));
  const cap = data?.items.find(
    ({ scopeType, scopeId, window }) =>
      scopeType === culprit.scopeType && scopeId === culprit.scopeId && window === "day",
  );
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={ShieldCheck} onClick={() => setOpen(true)}>
        {cap ? "Change daily cap" : "Cap a day"}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Cap the spend of ${culprit.name}`}
        description="A call that would pass the cap is refused with status 402, before it costs anything."
        width="sm"
      >
        {cap ? (
          <EditBudgetForm orgId={orgId} budget={cap} onDone={close} />
        ) : (
          <CreateBudgetForm orgId={orgId} scope={culprit} window="day" onDone={close} />
        )}
      </Dialog>
    </>
  );
}
