"use client";

import { useQuery } from "@tanstack/react-query";
import { VenetianMask } from "lucide-react";
import { useState } from "react";
import { tenantQuery } from "@/lib/client/tenants";
import { auditColumns } from "../../../audit/audit-columns";
import { statementColumns } from "../../../credit/statement-table";
import { Button } from "../../../ui/actions/button";
import { Status } from "../../../ui/data/badge";
import { RelativeTime } from "../../../ui/data/relative-time";
import { Table } from "../../../ui/data/table";
import { ErrorState } from "../../../ui/feedback/error-state";
import { Skeleton } from "../../../ui/feedback/skeleton";
import { PageHeader } from "../../../ui/page/page-header";
import { Panel } from "../../../ui/page/panel";
import { PlanLimitsDrawer } from "../../plan-limits/plan-limits-drawer";
import { GrantCreditDialog } from "../grant-credit-form";
import type { TenantDetail } from "../tenant";
import { tenantStatus } from "../tenant-status";
import { ImpersonateDialog, type LookAs } from "./impersonate-dialog";
import { TenantClosed } from "./tenant-closed";
import { TenantKeys } from "./tenant-keys";
import { TenantLimits } from "./tenant-limits";
import { TenantMembers } from "./tenant-members";
import { TenantReadings } from "./tenant-readings";
import { TenantUsage } from "./tenant-usage";

type TenantViewProps = { tenantId: string; nowMs: number };

/** One organization as its operator sees it: sums, people, masks, transfers and changes, but nothing that it sent. */
export function TenantView({ tenantId, nowMs }: TenantViewProps) {
  const { data, error, refetch } = useQuery(tenantQuery(tenantId));
  if (!data && error) return <ErrorState message={error.message} onRetry={refetch} />;
  if (!data) return <Skeleton className="h-96 w-full" />;
  return <LoadedTenant detail={data} nowMs={nowMs} />;
}

function LoadedTenant({ detail, nowMs }: { detail: TenantDetail; nowMs: number }) {
  const [isGranting, setGranting] = useState(false);
  const [isPlanning, setPlanning] = useState(false);
  const [lookAs, setLookAs] = useState<LookAs>();
  const { tenant, members, keys, ledger, audit } = detail;
  return (
    <>
      <TenantHeader tenant={tenant} onGrant={() => setGranting(true)} onLook={() => setLookAs("viewer")} />
      {tenant.closedAt && <TenantClosed tenant={tenant} closedAt={tenant.closedAt} />}
      <div className="flex flex-col gap-4">
        <TenantReadings tenant={tenant} />
        <TenantUsage tenantId={tenant.id} nowMs={nowMs} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <TenantMembers
            members={members}
            total={tenant.memberCount}
            onLookAs={tenant.closedAt ? undefined : setLookAs}
          />
          <TenantKeys keys={keys} total={tenant.keyCount} />
          <TenantLimits tenantId={tenant.id} onChange={() => setPlanning(true)} />
          <Panel flush title="Ledger" description="The latest transfers on its credit.">
            <Table
              label="Ledger"
              columns={statementColumns(ledger).filter(({ id }) => id !== "id")}
              rows={ledger}
              rowKey={(transfer) => transfer.id}
              empty={<p className="p-4 text-muted">No transfer yet.</p>}
            />
          </Panel>
        </div>
        <Panel
          flush
          title="Latest changes"
          description="From its audit log, which its owners and admins read too."
        >
          <Table
            label="Latest changes"
            columns={auditColumns()}
            rows={audit}
            rowKey={(event) => event.id}
            empty={<p className="p-4 text-muted">Nothing has been changed yet.</p>}
          />
        </Panel>
      </div>
      <ImpersonateDialog tenant={tenant} lookAs={lookAs} onClose={() => setLookAs(undefined)} />
      {isPlanning && <PlanLimitsDrawer tenant={tenant} open onClose={() => setPlanning(false)} />}
      <GrantCreditDialog tenant={isGranting ? tenant : undefined} onClose={() => setGranting(false)} />
    </>
  );
}

type TenantHeaderProps = { tenant: TenantDetail["tenant"]; onGrant: () => void; onLook: () => void };

function TenantHeader({ tenant, onGrant, onLook }: TenantHeaderProps) {
  const { tone, text } = tenantStatus(tenant);
  return (
    <PageHeader
      title={tenant.name}
      crumbs={[{ label: "Tenants", href: "/admin/tenants" }]}
      description={
        <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
          <Status tone={tone}>{text}</Status>
          <code className="font-mono text-xs">{tenant.slug}</code>
          <span>
            since <RelativeTime at={tenant.createdAt} />
          </span>
        </span>
      }
      actions={
        <>
          {!tenant.closedAt && (
            <Button icon={VenetianMask} onClick={onLook}>
              See it as a viewer
            </Button>
          )}
          <Button onClick={onGrant}>Grant credit</Button>
        </>
      }
    />
  );
}
