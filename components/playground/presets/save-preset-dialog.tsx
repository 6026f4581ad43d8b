"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createPresetMutation, type Preset } from "@/lib/client/presets";
import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Dialog } from "../../ui/overlays/dialog";
import { PresetForm } from "./preset-form";

type SavePresetDialogProps = {
  orgId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is saved, with or without the conversation. */
  setupFor: (withConversation: boolean) => PlaygroundSetup;
  canKeepConversation: boolean;
  forkedFrom: Preset | undefined;
  onSaved: (preset: Preset) => void;
};

const NAME_CHARS_MAX = 80;

export function SavePresetDialog(props: SavePresetDialogProps) {
  const { orgId, open, onOpenChange, setupFor, canKeepConversation, forkedFrom, onSaved } = props;
  const create = useMutation(createPresetMutation(orgId));
  const [withConversation, setWithConversation] = useState(false);
  return (
    <Dialog
      title="Save as a preset"
      description="Models, parameters, system prompt, tools and the form of the answer, under a name."
      width="sm"
      open={open}
      onOpenChange={onOpenChange}
    >
      <PresetForm
        details={{
          name: forkedFrom ? `${forkedFrom.name} (copy)`.slice(0, NAME_CHARS_MAX) : "",
          description: forkedFrom?.description ?? "",
          shared: false,
        }}
        submitLabel="Save preset"
        onClose={() => onOpenChange(false)}
        onSubmit={async (details) =>
          onSaved(
            await create.mutateAsync({
              ...details,
              setup: setupFor(withConversation && canKeepConversation),
              forkedFromId: forkedFrom?.id,
            }),
          )
        }
      >
        {canKeepConversation && (
          <OptionField label="With the conversation" hint="The bytes of attached files stay in this browser.">
            <Checkbox checked={withConversation} onChange={setWithConversation} />
          </OptionField>
        )}
      </PresetForm>
    </Dialog>
  );
}
