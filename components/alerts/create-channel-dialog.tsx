"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createChannelMutation } from "@/lib/client/alerts";
import { createChannelEndpoint } from "@/lib/contract/alert-channels";
import { ALERT_KINDS } from "@/lib/contract/notifications";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Select } from "../ui/forms/select";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../ui/overlays/dialog";
import { ChannelFields } from "./channel-fields";
import { CHANNEL_OPTIONS } from "./channel-text";
import { WebhookSecret } from "./webhook-secret";

type CreateChannelDialogProps = { orgId: string; open: boolean; onOpenChange: (open: boolean) => void };

export function CreateChannelDialog({ orgId, open, onOpenChange }: CreateChannelDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);

  function close() {
    onOpenChange(false);
    setSecret(null);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      persistent={secret !== null}
      title={secret ? "Store the signing secret" : "Add a channel"}
      description={secret ? undefined : "Where alerts are sent, beside the bell of the portal."}
    >
      {secret ? (
        <WebhookSecret secret={secret} onDone={close} />
      ) : (
        <CreateChannelForm
          orgId={orgId}
          onCancel={close}
          onDone={(made) => (made ? setSecret(made) : close())}
        />
      )}
    </Dialog>
  );
}

type CreateChannelFormProps = {
  orgId: string;
  onCancel: () => void;
  onDone: (secret: string | null) => void;
};

function CreateChannelForm({ orgId, onCancel, onDone }: CreateChannelFormProps) {
  const create = useMutation(createChannelMutation(orgId));
  const form = useEndpointForm(createChannelEndpoint, {
    type: "email",
    name: "",
    kinds: [...ALERT_KINDS],
    roles: [],
    addresses: [],
    url: "",
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { secret } = await create.mutateAsync(values);
        toast.success("Channel added");
        onDone(secret);
      }}
      actions={
        <DialogActions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Add channel
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="type" label="By">
        {(field) => <Select value={field.value} onChange={field.onChange} options={CHANNEL_OPTIONS} />}
      </FormField>
      <ChannelFields form={form} isKnown={false} />
    </Form>
  );
}
