"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { rotateKeyMutation } from "@/lib/client/keys";
import { randomId } from "@/lib/client/random-id";
import { Button } from "../ui/actions/button";
import { Notice } from "../ui/feedback/notice";
import { Dialog, DialogActions } from "../ui/overlays/dialog";
import type { Key } from "./key";
import { OverlapField } from "./overlap-field";
import { SecretOnce } from "./secret-once";

type RotateKeyDialogProps = {
  orgId: string;
  apiKey: Key;
  gatewayUrl: string;
  open: boolean;
  onClose: () => void;
};

export function RotateKeyDialog({ orgId, apiKey, gatewayUrl, open, onClose }: RotateKeyDialogProps) {
  const [secret, setSecret] = useState<string>();

  function close() {
    onClose();
    setSecret(undefined);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={secret ? `New secret of ${apiKey.name}` : `Rotate ${apiKey.name}`}
      persistent={secret !== undefined}
    >
      {secret ? (
        <SecretOnce
          orgId={orgId}
          secret={secret}
          allowedModels={apiKey.allowedModels}
          gatewayUrl={gatewayUrl}
          onDone={close}
        />
      ) : (
        <RotateKeyForm orgId={orgId} apiKey={apiKey} onRotated={setSecret} onCancel={close} />
      )}
    </Dialog>
  );
}

type RotateKeyFormProps = {
  orgId: string;
  apiKey: Key;
  onRotated: (secret: string) => void;
  onCancel: () => void;
};

function RotateKeyForm({ orgId, apiKey, onRotated, onCancel }: RotateKeyFormProps) {
  const [overlapSeconds, setOverlapSeconds] = useState(apiKey.rotationOverlapSeconds);
  // One per opened dialog: a press after a lost answer gets the same secret, not a third one.
  const [attempt, setAttempt] = useState({ overlapSeconds, idempotencyKey: randomId() });
  const rotate = useMutation(rotateKeyMutation(orgId, apiKey.id));

  function submit() {
    const next =
      attempt.overlapSeconds === overlapSeconds ? attempt : { overlapSeconds, idempotencyKey: randomId() };
    setAttempt(next);
    rotate.mutate(next, { onSuccess: (key) => onRotated(key.secret) });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          The key gets a new secret; its id, limits and history stay. Until the overlap ends both secrets
          work, so that programs can be moved without an interruption.
        </p>
        <OverlapField
          label="The old secret stays good for"
          value={overlapSeconds}
          onChange={setOverlapSeconds}
        />
        {overlapSeconds === 0 && (
          <Notice tone="warning">
            Programs that use the old secret are refused from the moment you rotate.
          </Notice>
        )}
        {rotate.error && <Notice tone="danger">{rotate.error.message}</Notice>}
      </div>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" loading={rotate.isPending}>
          Rotate key
        </Button>
      </DialogActions>
    </form>
  );
}
