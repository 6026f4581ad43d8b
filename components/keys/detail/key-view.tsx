"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { keyQuery } from "@/lib/client/keys";
import { CalibrationPanel } from "../../estimates/calibration-panel";
import { Button } from "../../ui/actions/button";
import { Badge } from "../../ui/data/badge";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { PageHeader } from "../../ui/page/page-header";
import { isLive } from "../key";
import { KeyActions } from "../key-actions";
import { KeyStatusMark } from "../key-status";
import { RotateKeyDialog } from "../lazy-rotate-key-dialog";
import { KeyBudgets } from "./key-budgets";
import { KeyFacts } from "./key-facts";
import { KeyNotices } from "./key-notices";
import { KeyScope } from "./key-scope";
import { KeyUsage } from "./key-usage";
import { RotationSchedule } from "./rotation-schedule";

type KeyViewProps = { org: { id: string; slug: string }; keyId: string; role: Role; gatewayUrl: string };

export function KeyView({ org, keyId, role, gatewayUrl }: KeyViewProps) {
  const [rotating, setRotating] = useState(false);
  const { data: key, error, refetch } = useQuery(keyQuery(org.id, keyId));
  const crumbs = [{ label: "API keys", href: `/${org.slug}/keys` }];
  if (!key) {
    if (error) return <ErrorState message={error.message} onRetry={refetch} />;
    return <Skeleton className="h-72 w-full" />;
  }
  const mayWrite = can(role, "keys.write") && key.status !== "revoked";
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={crumbs}
        description={
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
            <KeyStatusMark status={key.status} />
            <span className="font-mono text-xs">{key.label}</span>
            {key.environment === "test" && <Badge>test</Badge>}
          </span>
        }
        actions={
          mayWrite && (
            <>
              {isLive(key) && (
                <Button icon={RotateCw} onClick={() => setRotating(true)}>
                  Rotate
                </Button>
              )}
              <KeyActions orgId={org.id} apiKey={key} gatewayUrl={gatewayUrl} />
            </>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <KeyNotices orgId={org.id} apiKey={key} mayWrite={mayWrite} gatewayUrl={gatewayUrl} />
        <KeyUsage org={org} keyId={key.id} mayReadCalls={can(role, "requests.read")} />
        <div className="grid gap-4 lg:grid-cols-2">
          <KeyFacts apiKey={key} />
          <KeyScope orgId={org.id} apiKey={key} mayWrite={mayWrite} />
          <KeyBudgets
            orgId={org.id}
            apiKey={key}
            mayWrite={can(role, "limits.write") && key.status !== "revoked"}
          />
          <RotationSchedule orgId={org.id} apiKey={key} mayWrite={mayWrite} />
          <CalibrationPanel orgId={org.id} keyId={key.id} />
        </div>
      </div>
      <RotateKeyDialog
        orgId={org.id}
        apiKey={key}
        gatewayUrl={gatewayUrl}
        open={rotating}
        onClose={() => setRotating(false)}
      />
    </>
  );
}
