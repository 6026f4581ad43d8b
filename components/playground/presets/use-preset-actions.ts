"use client";

import { useMutation } from "@tanstack/react-query";
import {
  deletePresetMutation,
  type Preset,
  restorePresetMutation,
  updatePresetMutation,
} from "@/lib/client/presets";
import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import { copyText } from "../../ui/code/copy-text";
import { toast } from "../../ui/feedback/toaster";
import { undoToast } from "../../ui/feedback/undo-toast";

/** What the menu does with the preset that is open; each says how it went. */
export function usePresetActions(orgId: string, keep: (id: string | null) => void) {
  const update = useMutation(updatePresetMutation(orgId));
  const remove = useMutation(deletePresetMutation(orgId));
  const restore = useMutation(restorePresetMutation(orgId));

  async function told(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (thrown) {
      toast.error(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    }
  }

  async function copyLink(id: string) {
    await copyText(`${location.origin}${location.pathname}?preset=${id}`);
    toast.success("Link copied: it opens for everybody in the organization who may use the playground");
  }

  return {
    copyLink: (preset: Preset) => told(() => copyLink(preset.id)),
    share: (preset: Preset) =>
      told(async () => {
        await update.mutateAsync({ presetId: preset.id, version: preset.version, shared: true });
        await copyLink(preset.id);
      }),
    save: (preset: Preset, setup: PlaygroundSetup) =>
      told(async () => {
        await update.mutateAsync({ presetId: preset.id, version: preset.version, setup });
        toast.success(`“${preset.name}” is saved`);
      }),
    remove: (preset: Preset) =>
      told(async () => {
        await remove.mutateAsync(preset.id);
        keep(null);
        undoToast({
          done: `“${preset.name}” is deleted`,
          undone: `“${preset.name}” is back`,
          undo: async () => keep((await restore.mutateAsync(preset.id)).id),
        });
      }),
  };
}
