"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { disableKeyMutation, enableKeyMutation, keyQuery } from "@/lib/client/keys";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";

type PauseKeyProps = { orgId: string; keyId: string; name: string };

/** Stops the key until somebody resumes it; a key that is gone cannot be paused. */
export function PauseKey({ orgId, keyId, name }: PauseKeyProps) {
  const [asking, setAsking] = useState(false);
  const { data: key } = useQuery(keyQuery(orgId, keyId));
  const pause = useMutation(disableKeyMutation(orgId));
  const resume = useMutation(enableKeyMutation(orgId));
  if (!key || key.revokedAt) return null;
  const isPaused = key.disabledAt !== null;

  async function confirm() {
    if (isPaused) await resume.mutateAsync(keyId);
    else await pause.mutateAsync(keyId);
    toast.success(isPaused ? `${name} works again` : `${name} is paused`);
  }

  return (
    <>
      <Button
        variant={isPaused ? "secondary" : "danger"}
        icon={isPaused ? Play : Pause}
        onClick={() => setAsking(true)}
      >
        {isPaused ? "Resume key" : "Pause key"}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={isPaused ? `Resume ${name}?` : `Pause ${name}?`}
        confirmLabel={isPaused ? "Resume" : "Pause"}
        danger={!isPaused}
        onConfirm={confirm}
      >
        <p>
          {isPaused
            ? "Calls with this key are answered again, within a second, on every gateway."
            : "Calls with this key are refused within a second, on every gateway, until somebody resumes it. Calls under way finish."}
        </p>
      </ConfirmDialog>
    </>
  );
}
