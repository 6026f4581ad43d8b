"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { rateLimitsQuery } from "@/lib/client/limits";
import { Button } from "../ui/actions/button";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { Panel } from "../ui/page/panel";
import { RateLimitFacts } from "./rate-limit-facts";

const EditRateLimitsDialog = lazyOpened(() =>
  import("./edit-rate-limits-dialog").then((m) => m.EditRateLimitsDialog),
);

type RateLimitsPanelProps = { orgId: string; role: Role };

/** What all keys of the organization together may do in a minute, in a day and at once. */
export function RateLimitsPanel({ orgId, role }: RateLimitsPanelProps) {
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(rateLimitsQuery(orgId));
  return (
    <Panel
      title="Rate limits of the organization"
      description="For all keys together, beside those of each project and key."
      actions={
        can(role, "limits.write") && (
          <Button size="sm" disabled={!data} onClick={() => setEditing(true)}>
            Change
          </Button>
        )
      }
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-12 w-full" />}
      {data && <RateLimitFacts limits={data} />}
      {data && (
        <EditRateLimitsDialog orgId={orgId} limits={data.own} open={editing} onOpenChange={setEditing} />
      )}
    </Panel>
  );
}
