"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Eye, Trash2 } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { callContentQuery, contentStateQuery, deleteCallContentMutation } from "@/lib/client/content";
import { Button } from "../../ui/actions/button";
import { ButtonLink } from "../../ui/actions/button-link";
import { formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { Panel } from "../../ui/page/panel";
import { ContentView } from "./content-view";

type ContentPanelProps = {
  org: { id: string; slug: string };
  requestId: string;
  role: Role;
  gatewayUrl: string;
};

/** Prompt and answer, where they are kept; they are read only on purpose, since that is recorded. */
export function ContentPanel({ org, requestId, role, gatewayUrl }: ContentPanelProps) {
  const [isShown, setShown] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const state = useQuery(contentStateQuery(org.id, requestId));
  const content = useQuery({ ...callContentQuery(org.id, requestId), enabled: isShown });
  const remove = useMutation(deleteCallContentMutation(org.id));
  const mayDelete = can(role, "org.write") && state.data?.kept;
  return (
    <Panel
      title="Prompt and answer"
      description={
        state.data?.kept && (
          <>
            Kept until it is deleted <RelativeTime at={state.data.expiresAt} />
          </>
        )
      }
      actions={
        mayDelete && (
          <Button size="sm" variant="ghost" icon={Trash2} onClick={() => setDeleting(true)}>
            Delete
          </Button>
        )
      }
    >
      {state.error && !state.data && <ErrorState message={state.error.message} onRetry={state.refetch} />}
      {!state.data && !state.error && <Skeleton className="h-16" />}
      {state.data && !state.data.kept && <NotKept org={org} role={role} mode={state.data.mode} />}
      {state.data?.kept && !isShown && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {can(role, "content.read") ? (
            <>
              <Button icon={Eye} onClick={() => setShown(true)}>
                Show prompt and answer
              </Button>
              <p className="text-muted">
                {formatExactCount(state.data.promptBytes)} and {formatExactCount(state.data.answerBytes)}{" "}
                bytes. That you read it goes into the audit log.
              </p>
            </>
          ) : (
            <p className="text-muted">Your role may not read prompts and answers.</p>
          )}
        </div>
      )}
      {isShown && content.error && <ErrorState message={content.error.message} onRetry={content.refetch} />}
      {isShown && !content.data && !content.error && <Skeleton className="h-40" />}
      {isShown && state.data?.kept && content.data && (
        <ContentView content={content.data} gatewayUrl={gatewayUrl} />
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title="Delete prompt and answer"
        confirmLabel="Delete"
        onConfirm={async () => {
          await remove.mutateAsync(requestId);
          setShown(false);
        }}
      >
        <p>They are gone at once and for good. The call, its usage and its cost stay.</p>
      </ConfirmDialog>
    </Panel>
  );
}

type NotKeptProps = { org: { slug: string }; role: Role; mode: string };

function NotKept({ org, role, mode }: NotKeptProps) {
  return (
    <EmptyState
      title="Nothing is kept of this call"
      className="py-6!"
      action={
        mode === "none" &&
        can(role, "org.write") && (
          <ButtonLink size="sm" href={`/${org.slug}/settings`}>
            Keep prompts and answers
          </ButtonLink>
        )
      }
    >
      {mode === "none"
        ? "Prompts and answers are kept only where an owner or admin switches it on."
        : "It was not among those to be kept, its caller asked for it not to be, or its time is up."}
    </EmptyState>
  );
}
