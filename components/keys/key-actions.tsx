"use client";

import { useMutation } from "@tanstack/react-query";
import { Ban, CirclePause, CirclePlay, Ellipsis, RotateCw } from "lucide-react";
import { useState } from "react";
import { disableKeyMutation, enableKeyMutation } from "@/lib/client/keys";
import { DropdownMenu, MenuItem, MenuSeparator } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { toast } from "../ui/feedback/toaster";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { isLive, type Key } from "./key";
import { RotateKeyDialog } from "./lazy-rotate-key-dialog";

const RevokeKeyDialog = lazyOpened(() => import("./revoke-key-dialog").then((m) => m.RevokeKeyDialog));

type KeyActionsProps = { orgId: string; apiKey: Key; gatewayUrl: string };
type Opened = "rotate" | "disable" | "revoke" | null;

/** The menu of one key; what cannot be done in its state is not offered. */
export function KeyActions({ orgId, apiKey, gatewayUrl }: KeyActionsProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const disable = useMutation(disableKeyMutation(orgId));
  const enable = useMutation(enableKeyMutation(orgId));
  const close = () => setOpened(null);
  if (apiKey.status === "revoked") return null;

  function enableAgain() {
    enable.mutate(apiKey.id, {
      onSuccess: () => toast.success(`${apiKey.name} works again`),
      onError: (error) => toast.error(error.message),
    });
  }

  return (
    <>
      <DropdownMenu trigger={<IconButton icon={Ellipsis} label={`Actions for ${apiKey.name}`} />}>
        {isLive(apiKey) && (
          <MenuItem icon={RotateCw} onSelect={() => setOpened("rotate")}>
            Rotate…
          </MenuItem>
        )}
        {apiKey.status === "disabled" ? (
          <MenuItem icon={CirclePlay} onSelect={enableAgain}>
            Enable
          </MenuItem>
        ) : (
          isLive(apiKey) && (
            <MenuItem icon={CirclePause} onSelect={() => setOpened("disable")}>
              Disable…
            </MenuItem>
          )
        )}
        <MenuSeparator />
        <MenuItem icon={Ban} danger onSelect={() => setOpened("revoke")}>
          Revoke…
        </MenuItem>
      </DropdownMenu>
      <RotateKeyDialog
        orgId={orgId}
        apiKey={apiKey}
        gatewayUrl={gatewayUrl}
        open={opened === "rotate"}
        onClose={close}
      />
      <RevokeKeyDialog orgId={orgId} apiKey={apiKey} open={opened === "revoke"} onClose={close} />
      <ConfirmDialog
        open={opened === "disable"}
        onOpenChange={close}
        title={`Disable ${apiKey.name}?`}
        confirmLabel="Disable key"
        danger={false}
        onConfirm={async () => {
          await disable.mutateAsync(apiKey.id);
          undoToast({
            done: `${apiKey.name} is disabled`,
            undone: `${apiKey.name} works again`,
            undo: () => enable.mutateAsync(apiKey.id),
          });
        }}
      >
        <p>
          Calls with this key are refused within a second, on every gateway. You can enable it again at any
          time.
        </p>
      </ConfirmDialog>
    </>
  );
}
