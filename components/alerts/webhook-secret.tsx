"use client";

import { Button } from "../ui/actions/button";
import { CopyField } from "../ui/code/copy-field";
import { Notice } from "../ui/feedback/notice";
import { DialogActions } from "../ui/overlays/dialog";

/** The only time that a signing secret is on a page. */
export function WebhookSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Copy the secret now: it is not shown again. Your receiver checks with it that a message is from here.
      </Notice>
      <CopyField label="signing secret" value={secret} />
      <p className="text-muted">
        Messages are signed as Standard Webhooks: any of its libraries takes this secret as it is.
      </p>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          I have stored it
        </Button>
      </DialogActions>
    </div>
  );
}
