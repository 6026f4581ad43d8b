"use client";

import { useMutation } from "@tanstack/react-query";
import { updateRateLimitsMutation } from "@/lib/client/limits";
import { updateRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { Dialog } from "../ui/overlays/dialog";
import type { OrgRateLimits } from "./rate-limit-facts";
import { RateLimitsForm } from "./rate-limits-form";

type EditRateLimitsDialogProps = {
  orgId: string;
  limits: OrgRateLimits["own"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function EditRateLimitsDialog({ orgId, limits, open, onOpenChange }: EditRateLimitsDialogProps) {
  const update = useMutation(updateRateLimitsMutation(orgId));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Rate limits of the organization"
      description="Within those of your plan. An empty one is no limit of yours."
    >
      <RateLimitsForm
        endpoint={updateRateLimitsEndpoint}
        limits={limits}
        onSubmit={update.mutateAsync}
        onDone={() => onOpenChange(false)}
      />
    </Dialog>
  );
}
