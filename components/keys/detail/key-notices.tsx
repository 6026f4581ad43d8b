"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { enableKeyMutation, revealRotatedKeyMutation } from "@/lib/client/keys";
import { randomId } from "@/lib/client/random-id";
import { Button } from "../../ui/actions/button";
import { RelativeTime } from "../../ui/data/relative-time";
import { Notice } from "../../ui/feedback/notice";
import { toast } from "../../ui/feedback/toaster";
import { Dialog } from "../../ui/overlays/dialog";
import type { Key } from "../key";
import { SecretOnce } from "../secret-once";

type KeyNoticesProps = { orgId: string; apiKey: Key; mayWrite: boolean; gatewayUrl: string };

/** What is out of the ordinary about the key, with the way out of it. */
export function KeyNotices({ orgId, apiKey: key, mayWrite, gatewayUrl }: KeyNoticesProps) {
  const [secret, setSecret] = useState<string>();
  const [idempotencyKey] = useState(() => randomId());
  const reveal = useMutation(revealRotatedKeyMutation(orgId, key.id));
  const enable = useMutation(enableKeyMutation(orgId));
  const onError = (error: Error) => toast.error(error.message);
  return (
    <>
      {key.hasSecretToReveal && (
        <Notice
          tone="info"
          action={
            mayWrite && (
              <Button
                size="sm"
                loading={reveal.isPending}
                onClick={() =>
                  reveal.mutate({ idempotencyKey }, { onSuccess: (made) => setSecret(made.secret), onError })
                }
              >
                Show it once
              </Button>
            )
          }
        >
          A scheduled rotation made a new secret, which waits to be fetched.
        </Notice>
      )}
      {key.status === "rotating" && key.overlapEndsAt && (
        <Notice tone="info">
          Two secrets work now. The older one ends <RelativeTime at={key.overlapEndsAt} />.
        </Notice>
      )}
      {key.status === "disabled" && (
        <Notice
          tone="warning"
          action={
            mayWrite && (
              <Button size="sm" loading={enable.isPending} onClick={() => enable.mutate(key.id, { onError })}>
                Enable
              </Button>
            )
          }
        >
          This key is disabled: every call with it is refused.
        </Notice>
      )}
      {key.status === "expired" && (
        <Notice tone="warning">This key has expired. Give it a later expiry to use it again.</Notice>
      )}
      {key.status === "revoked" && (
        <Notice tone="danger">
          This key was revoked <RelativeTime at={key.revokedAt} />. Its history stays here.
        </Notice>
      )}
      <Dialog
        open={secret !== undefined}
        onOpenChange={() => setSecret(undefined)}
        title={`New secret of ${key.name}`}
        persistent
      >
        {secret && (
          <SecretOnce
            orgId={orgId}
            secret={secret}
            allowedModels={key.allowedModels}
            gatewayUrl={gatewayUrl}
            onDone={() => setSecret(undefined)}
          />
        )}
      </Dialog>
    </>
  );
}
