"use client";

import { useState } from "react";
import { Dialog } from "../../ui/overlays/dialog";
import { AddProviderForm } from "./add-provider-form";
import { ImportModels } from "./import-models";
import type { Provider } from "./provider";
import { ProviderTest } from "./provider-test";

type AddProviderDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };
type Step = { name: "form" } | { name: "test" | "import"; provider: Provider };

/** Connect, see that it answers, take its models over: one after the other. */
export function AddProviderDialog({ open, onOpenChange }: AddProviderDialogProps) {
  const [step, setStep] = useState<Step>({ name: "form" });

  function close() {
    onOpenChange(false);
    setStep({ name: "form" });
  }

  const title =
    step.name === "form"
      ? "Add provider"
      : step.name === "test"
        ? `Test ${step.provider.name}`
        : `Import models of ${step.provider.name}`;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()} title={title}>
      {step.name === "form" && (
        <AddProviderForm onAdded={(provider) => setStep({ name: "test", provider })} onCancel={close} />
      )}
      {step.name === "test" && (
        <ProviderTest
          providerId={step.provider.id}
          onImport={() => setStep({ name: "import", provider: step.provider })}
          onDone={close}
        />
      )}
      {step.name === "import" && <ImportModels providerId={step.provider.id} onDone={close} />}
    </Dialog>
  );
}
