"use client";

import { useState } from "react";
import { Dialog } from "../ui/overlays/dialog";
import { CreateKeyForm } from "./create-key-form";
import type { KeyWithSecret } from "./key";
import { SecretOnce } from "./secret-once";

type CreateKeyDialogProps = {
  orgId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  projectId: string | undefined;
  gatewayUrl: string;
};

export function CreateKeyDialog({ orgId, open, onOpenChange, projectId, gatewayUrl }: CreateKeyDialogProps) {
  const [created, setCreated] = useState<KeyWithSecret>();

  function close() {
    onOpenChange(false);
    setCreated(undefined);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={created ? `${created.name} is ready` : "Create API key"}
      persistent={created !== undefined}
    >
      {created ? (
        <SecretOnce
          orgId={orgId}
          secret={created.secret}
          allowedModels={created.allowedModels}
          gatewayUrl={gatewayUrl}
          onDone={close}
        />
      ) : (
        <CreateKeyForm orgId={orgId} projectId={projectId} onCreated={setCreated} onCancel={close} />
      )}
    </Dialog>
  );
}
