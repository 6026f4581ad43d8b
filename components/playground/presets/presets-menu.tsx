"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Check, Link2, Pencil, Save, Share2, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { type PresetSummary, presetsQuery } from "@/lib/client/presets";
import { Button } from "../../ui/actions/button";
import { DropdownMenu, MenuGroup, MenuItem, MenuSeparator } from "../../ui/actions/dropdown-menu";
import { lazyOpened } from "../../ui/overlays/lazy/lazy-opened";
import type { ModelFacts } from "../session/model-facts";
import type { SessionAction } from "../session/reduce-session";
import { pathOf, type Session } from "../session/session";
import { hasConversation, setupToSave } from "./prepare-preset";
import { usePreset } from "./use-preset";
import { usePresetActions } from "./use-preset-actions";

const SavePresetDialog = lazyOpened(() => import("./save-preset-dialog").then((m) => m.SavePresetDialog));
const EditPresetDialog = lazyOpened(() => import("./edit-preset-dialog").then((m) => m.EditPresetDialog));

type PresetsMenuProps = {
  orgId: string;
  session: Session;
  isFound: boolean;
  models: readonly ModelFacts[];
  isBusy: boolean;
  dispatch: (action: SessionAction) => void;
};

/** Setups by name: one's own and what colleagues share. A dot marks changes that are not saved. */
export function PresetsMenu({ orgId, session, isFound, models, isBusy, dispatch }: PresetsMenuProps) {
  const presets = useQuery(presetsQuery(orgId)).data?.items ?? [];
  const { preset, isChanged, open, keep } = usePreset({ orgId, session, isFound, models, dispatch });
  const actions = usePresetActions(orgId, keep);
  const [saving, setSaving] = useState(false);
  const [editing, setEditing] = useState(false);

  const group = (label: string, items: PresetSummary[]) =>
    items.length > 0 && (
      <MenuGroup label={label}>
        {items.map((item) => (
          <MenuItem
            key={item.id}
            icon={item.id === preset?.id ? Check : Bookmark}
            disabled={isBusy}
            onSelect={() => open(item.id)}
          >
            <span className="min-w-0">
              <span className="block truncate">{item.name}</span>
              <span className="block truncate text-subtle text-xs">
                {item.isMine ? item.models.join(", ") : `${item.createdByName} · ${item.models.join(", ")}`}
              </span>
            </span>
          </MenuItem>
        ))}
      </MenuGroup>
    );
  return (
    <>
      <DropdownMenu
        className="max-h-[70dvh] w-72 overflow-y-auto"
        trigger={
          <Button icon={Bookmark} className="max-w-52">
            <span className="truncate">{preset?.name ?? "Presets"}</span>
            {isChanged && (
              <span className="size-1.5 shrink-0 rounded-full bg-accent">
                <span className="sr-only">(not saved)</span>
              </span>
            )}
          </Button>
        }
      >
        {presets.length === 0 && (
          <p className="px-2 py-1.5 text-muted text-sm">
            Nothing saved yet. A preset keeps models, prompts and parameters under a name, to come back to or
            to share by a link.
          </p>
        )}
        {group(
          "Your presets",
          presets.filter(({ isMine }) => isMine),
        )}
        {group(
          "Shared with the organization",
          presets.filter(({ isMine }) => !isMine),
        )}
        <MenuSeparator />
        {preset?.canManage && isChanged && (
          <MenuItem
            icon={Save}
            onSelect={() =>
              void actions.save(preset, setupToSave(session, models, hasConversation(preset.setup)))
            }
          >
            Save changes
          </MenuItem>
        )}
        {preset && isChanged && (
          <MenuItem icon={Undo2} disabled={isBusy} onSelect={() => open(preset.id)}>
            Back to what is saved
          </MenuItem>
        )}
        <MenuItem icon={BookmarkPlus} onSelect={() => setSaving(true)}>
          Save as a preset…
        </MenuItem>
        {preset?.shared && (
          <MenuItem icon={Link2} onSelect={() => void actions.copyLink(preset)}>
            Copy link
          </MenuItem>
        )}
        {preset?.canManage && !preset.shared && (
          <MenuItem icon={Share2} onSelect={() => void actions.share(preset)}>
            Share and copy link
          </MenuItem>
        )}
        {preset?.canManage && (
          <MenuItem icon={Pencil} onSelect={() => setEditing(true)}>
            Rename or unshare…
          </MenuItem>
        )}
        {preset?.canManage && (
          <MenuItem icon={Trash2} danger onSelect={() => void actions.remove(preset)}>
            Delete
          </MenuItem>
        )}
      </DropdownMenu>
      <SavePresetDialog
        orgId={orgId}
        open={saving}
        onOpenChange={setSaving}
        setupFor={(withConversation) => setupToSave(session, models, withConversation)}
        canKeepConversation={pathOf(session).length > 0}
        forkedFrom={preset}
        onSaved={({ id }) => keep(id)}
      />
      {preset && <EditPresetDialog orgId={orgId} preset={preset} open={editing} onOpenChange={setEditing} />}
    </>
  );
}
