"use client";

import { useMutation } from "@tanstack/react-query";
import { type AlertChannel, updateChannelMutation } from "@/lib/client/alerts";
import { createChannelEndpoint } from "@/lib/contract/alert-channels";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { ChannelFields } from "./channel-fields";

type EditChannelFormProps = { orgId: string; channel: AlertChannel; onDone: () => void };

export function EditChannelForm({ orgId, channel, onDone }: EditChannelFormProps) {
  const update = useMutation(updateChannelMutation(orgId, channel.id));
  const { type, name, kinds, roles, addresses } = channel;
  const form = useEndpointForm(createChannelEndpoint, { type, name, kinds, roles, addresses, url: "" });
  return (
    <Form
      form={form}
      onSubmit={async ({ type: _, url, roles: toRoles, addresses: toAddresses, ...values }) => {
        const reach = type === "email" ? { roles: toRoles, addresses: toAddresses } : url ? { url } : {};
        await update.mutateAsync({ ...values, ...reach });
        toast.success("Channel changed");
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
      <ChannelFields form={form} isKnown />
    </Form>
  );
}
