"use client";

import type { BodyOf } from "@/lib/contract/endpoint";
import type { updatePlanRatesEndpoint } from "@/lib/contract/plan-limits";
import type { updateRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { RateLimitFields } from "../keys/rate-limit-fields";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import type { OrgRateLimits } from "./rate-limit-facts";

type RateLimitsFormProps = {
  endpoint: typeof updateRateLimitsEndpoint | typeof updatePlanRatesEndpoint;
  limits: OrgRateLimits["own"];
  onSubmit: (values: BodyOf<typeof updateRateLimitsEndpoint>) => Promise<unknown>;
  onDone: () => void;
};

/** Of an organization, its own or its plan's. */
export function RateLimitsForm({ endpoint, limits, onSubmit, onDone }: RateLimitsFormProps) {
  const form = useEndpointForm(endpoint as typeof updateRateLimitsEndpoint, limits);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await onSubmit(values);
        toast.success("Saved. Gateways apply it within a second.");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save
          </Button>
        </DialogActions>
      }
    >
      <RateLimitFields form={form} />
    </Form>
  );
}
