"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Check, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  deleteViewMutation,
  restoreViewMutation,
  type SavedView,
  updateViewMutation,
  viewsQuery,
} from "@/lib/client/views";
import { Button } from "../../ui/actions/button";
import { DropdownMenu, MenuGroup, MenuItem, MenuSeparator } from "../../ui/actions/dropdown-menu";
import { toast } from "../../ui/feedback/toaster";
import { undoToast } from "../../ui/feedback/undo-toast";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { prepareViews } from "./prepare-views";
import { SaveViewDialog } from "./save-view-dialog";

type ViewsMenuProps = {
  orgId: string;
  /** The search part of the address. */
  query: string;
  onOpen: (query: string) => void;
};

/** What is looked at often, by name: one's own and what colleagues share. */
export function ViewsMenu({ orgId, query, onOpen }: ViewsMenuProps) {
  const views = useQuery(viewsQuery(orgId)).data?.items ?? [];
  const update = useMutation(updateViewMutation(orgId));
  const remove = useMutation(deleteViewMutation(orgId));
  const restore = useMutation(restoreViewMutation(orgId));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState<SavedView | null>(null);
  const { current, changed, mine, shared } = prepareViews(views, query, openedId);

  function open(view: SavedView) {
    setOpenedId(view.id);
    onOpen(view.query);
  }

  async function keep(view: SavedView) {
    try {
      await update.mutateAsync({ viewId: view.id, query });
      toast.success(`“${view.name}” shows this now`);
    } catch (thrown) {
      toast.error(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    }
  }

  async function forget(view: SavedView) {
    await remove.mutateAsync(view.id);
    undoToast({
      done: `“${view.name}” is deleted`,
      undone: `“${view.name}” is back`,
      undo: () => restore.mutateAsync(view.id),
    });
  }

  const group = (label: string, items: SavedView[]) =>
    items.length > 0 && (
      <MenuGroup label={label}>
        {items.map((view) => (
          <MenuItem key={view.id} icon={view === current ? Check : Bookmark} onSelect={() => open(view)}>
            <span className="truncate">{view.name}</span>
          </MenuItem>
        ))}
      </MenuGroup>
    );
  const subject = current ?? changed;
  return (
    <>
      <DropdownMenu
        trigger={
          <Button icon={Bookmark} className="max-w-48">
            <span className="truncate">
              {current?.name ?? (changed ? `${changed.name} (changed)` : "Views")}
            </span>
          </Button>
        }
      >
        {group("Your views", mine)}
        {group("Shared with the organization", shared)}
        {views.length > 0 && <MenuSeparator />}
        <MenuItem icon={BookmarkPlus} onSelect={() => setSaving(true)}>
          Save as a view…
        </MenuItem>
        {changed?.isMine && (
          <MenuItem icon={RefreshCw} onSelect={() => void keep(changed)}>
            Update “{changed.name}”
          </MenuItem>
        )}
        {subject?.canDelete && (
          <MenuItem icon={Trash2} danger onSelect={() => setDeleting(subject)}>
            Delete “{subject.name}”…
          </MenuItem>
        )}
      </DropdownMenu>
      <SaveViewDialog
        orgId={orgId}
        query={query}
        open={saving}
        onOpenChange={setSaving}
        onSaved={(view) => setOpenedId(view.id)}
      />
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={() => setDeleting(null)}
        title={`Delete “${deleting?.name}”?`}
        confirmLabel="Delete view"
        onConfirm={() => forget(deleting!)}
      >
        {deleting?.shared
          ? "It is gone for everybody in the organization."
          : "Only the view goes; the usage stays."}
      </ConfirmDialog>
    </>
  );
}
