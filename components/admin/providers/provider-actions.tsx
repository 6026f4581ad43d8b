"use client";

import { useMutation } from "@tanstack/react-query";
import { Activity, Download, Ellipsis, Pencil, Power } from "lucide-react";
import { useState } from "react";
import { updateProviderMutation } from "@/lib/client/providers";
import { DropdownMenu, MenuItem, MenuSeparator } from "../../ui/actions/dropdown-menu";
import { IconButton } from "../../ui/actions/icon-button";
import { toast } from "../../ui/feedback/toaster";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { Dialog } from "../../ui/overlays/dialog";
import { EditProviderForm } from "./edit-provider-form";
import { ImportModels } from "./import-models";
import type { Provider } from "./provider";
import { ProviderTest } from "./provider-test";

type Opened = "test" | "import" | "edit" | "off" | null;

export function ProviderActions({ provider }: { provider: Provider }) {
  const [opened, setOpened] = useState<Opened>(null);
  const update = useMutation(updateProviderMutation(provider.id));
  const close = () => setOpened(null);

  function switchOn() {
    update.mutate(
      { enabled: true },
      {
        onSuccess: () => toast.success(`${provider.name} is on`),
        onError: (error) => toast.error(error.message),
      },
    );
  }

  return (
    <>
      <DropdownMenu trigger={<IconButton icon={Ellipsis} label={`Actions for ${provider.name}`} />}>
        <MenuItem icon={Activity} onSelect={() => setOpened("test")}>
          Test…
        </MenuItem>
        <MenuItem icon={Download} onSelect={() => setOpened("import")}>
          Import models…
        </MenuItem>
        <MenuItem icon={Pencil} onSelect={() => setOpened("edit")}>
          Edit…
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={Power}
          danger={provider.enabled}
          onSelect={() => (provider.enabled ? setOpened("off") : switchOn())}
        >
          {provider.enabled ? "Switch off…" : "Switch on"}
        </MenuItem>
      </DropdownMenu>
      <Dialog open={opened === "test"} onOpenChange={close} title={`Test ${provider.name}`}>
        <ProviderTest providerId={provider.id} onImport={() => setOpened("import")} onDone={close} />
      </Dialog>
      <Dialog open={opened === "import"} onOpenChange={close} title={`Import models of ${provider.name}`}>
        <ImportModels providerId={provider.id} onDone={close} />
      </Dialog>
      <Dialog open={opened === "edit"} onOpenChange={close} title={`Edit ${provider.name}`}>
        <EditProviderForm provider={provider} onDone={close} />
      </Dialog>
      <ConfirmDialog
        open={opened === "off"}
        onOpenChange={close}
        title={`Switch ${provider.name} off?`}
        confirmLabel="Switch off"
        onConfirm={async () => {
          await update.mutateAsync({ enabled: false });
          toast.success(`${provider.name} is off`);
        }}
      >
        <p>
          Nothing more is sent to it. Its{" "}
          {provider.modelCount === 1 ? "model" : `${provider.modelCount} models`} go to other providers where
          they have a route, else calls get a 404.
        </p>
      </ConfirmDialog>
    </>
  );
}
