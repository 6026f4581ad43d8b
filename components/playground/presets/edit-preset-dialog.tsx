"use client";

import { useMutation } from "@tanstack/react-query";
import { type Preset, updatePresetMutation } from "@/lib/client/presets";
import { Dialog } from "../../ui/overlays/dialog";
import { PresetForm } from "./preset-form";

type EditPresetDialogProps = {
  orgId: string;
  preset: Preset;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function EditPresetDialog({ orgId, preset, open, onOpenChange }: EditPresetDialogProps) {
  const update = useMutation(updatePresetMutation(orgId));
  const { id: presetId, version, name, description, shared } = preset;
  return (
    <Dialog title="Preset" width="sm" open={open} onOpenChange={onOpenChange}>
      <PresetForm
        details={{ name, description, shared }}
        submitLabel="Save"
        onClose={() => onOpenChange(false)}
        onSubmit={(details) => update.mutateAsync({ ...details, presetId, version })}
      />
    </Dialog>
  );
}
