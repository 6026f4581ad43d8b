"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/lib/client/account";
import { Dialog } from "../ui/overlays/dialog";
import { ConfirmTwoFactorForm } from "./confirm-two-factor-form";
import { RecoveryCodes } from "./recovery-codes";
import { StartTwoFactorForm } from "./start-two-factor-form";

type Secret = { secret: string; uri: string };
type Step = { name: "start" } | ({ name: "scan" } & Secret) | { name: "codes"; codes: string[] };

const TITLES: Record<Step["name"], string> = {
  start: "Set up two-factor sign-in",
  scan: "Scan with your authenticator app",
  codes: "Keep your recovery codes",
};

type TwoFactorSetUpProps = { hasPassword: boolean; open: boolean; onClose: () => void };

/** Password, then the QR code with a first code, then the recovery codes: on only after the second. */
export function TwoFactorSetUp({ hasPassword, open, onClose }: TwoFactorSetUpProps) {
  const [step, setStep] = useState<Step>({ name: "start" });
  const client = useQueryClient();

  function close() {
    onClose();
    setStep({ name: "start" });
    void client.invalidateQueries({ queryKey: meQuery().queryKey });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={TITLES[step.name]}
      width="sm"
      persistent={step.name === "codes"}
    >
      {step.name === "start" && (
        <StartTwoFactorForm
          hasPassword={hasPassword}
          onStarted={(made) => setStep({ name: "scan", ...made })}
          onCancel={close}
        />
      )}
      {step.name === "scan" && (
        <ConfirmTwoFactorForm
          secret={step.secret}
          uri={step.uri}
          onConfirmed={(codes) => setStep({ name: "codes", codes })}
          onCancel={close}
        />
      )}
      {step.name === "codes" && <RecoveryCodes codes={step.codes} onDone={close} />}
    </Dialog>
  );
}
