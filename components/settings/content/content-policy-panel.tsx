"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { contentPolicyQuery, forgetContentMutation } from "@/lib/client/content";
import type { ContentPolicy } from "@/lib/contract/content";
import { Button } from "../../ui/actions/button";
import { formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { toast } from "../../ui/feedback/toaster";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { lazyOpened } from "../../ui/overlays/lazy/lazy-opened";
import { Panel } from "../../ui/page/panel";
import { ContentPolicyForm } from "./content-policy-form";
import { describePolicy } from "./prepare-policy";
import { ProjectPolicies } from "./project-policies";

const ProjectPolicyDialog = lazyOpened(() =>
  import("./project-policy-dialog").then((m) => m.ProjectPolicyDialog),
);

type ContentPolicyPanelProps = { orgId: string; role: Role };
const COUNTED_MAX = 10_000;

/** Whether prompts and answers are kept, what is kept now, and the way to be rid of it. */
export function ContentPolicyPanel({ orgId, role }: ContentPolicyPanelProps) {
  const { data, error, refetch } = useQuery(contentPolicyQuery(orgId));
  const [adding, setAdding] = useState(false);
  const mayWrite = can(role, "org.write");
  return (
    <Panel
      className="lg:col-span-2"
      title="Prompts and answers"
      description="Off unless you switch it on. Kept encrypted, apart from usage; what each call cost is recorded either way."
      actions={
        mayWrite &&
        data && (
          <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
            Set for one project
          </Button>
        )
      }
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <div className="flex flex-col gap-6">
          {mayWrite ? (
            <ContentPolicyForm key={policyKey(data.org)} orgId={orgId} policy={data.org} />
          ) : (
            <p>{describePolicy(data.org)}</p>
          )}
          <ProjectPolicies orgId={orgId} projects={data.projects} mayWrite={mayWrite} />
          <Kept orgId={orgId} calls={data.keptCalls} oldestAt={data.oldestAt} mayWrite={mayWrite} />
        </div>
      )}
      {mayWrite && <ProjectPolicyDialog orgId={orgId} open={adding} onOpenChange={setAdding} />}
    </Panel>
  );
}

const policyKey = ({ mode, samplePercent, retentionDays }: ContentPolicy) =>
  `${mode} ${samplePercent} ${retentionDays}`;

type KeptProps = { orgId: string; calls: number; oldestAt: string | null; mayWrite: boolean };

function Kept({ orgId, calls, oldestAt, mayWrite }: KeptProps) {
  const [asking, setAsking] = useState(false);
  const forget = useMutation(forgetContentMutation(orgId));
  const count = calls >= COUNTED_MAX ? `${formatExactCount(COUNTED_MAX)} or more` : formatExactCount(calls);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-t pt-4">
      <p className="text-muted">
        {calls === 0 ? (
          "Nothing is kept now."
        ) : (
          <>
            Kept of {count} {calls === 1 ? "call" : "calls"}, the oldest from <RelativeTime at={oldestAt} />.
          </>
        )}
      </p>
      {mayWrite && calls > 0 && (
        <Button variant="danger" size="sm" icon={Trash2} onClick={() => setAsking(true)}>
          Delete what is kept
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete what is kept"
        confirmLabel="Delete all of it"
        onConfirm={async () => {
          await forget.mutateAsync(undefined);
          toast.success("Deleted");
        }}
      >
        <p>
          Prompts and answers of all calls until now are gone at once and for good, in every project. Calls,
          usage and cost stay. What is kept from now on does not change.
        </p>
      </ConfirmDialog>
    </div>
  );
}
