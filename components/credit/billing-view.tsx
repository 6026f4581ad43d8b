"use client";

import { useQuery } from "@tanstack/react-query";
import { creditQuery } from "@/lib/client/credits";
import { ErrorState } from "../ui/feedback/error-state";
import { PageHeader } from "../ui/page/page-header";
import { CreditBalance } from "./credit-balance";
import { GrantTable } from "./grant-table";
import { StatementTable } from "./statement-table";

/** Prepaid credit: what is left, where it came from, where it went. */
export function BillingView({ orgId }: { orgId: string }) {
  const { data, error, refetch } = useQuery(creditQuery(orgId));
  return (
    <>
      <PageHeader
        title="Billing"
        description="Calls are paid from prepaid credit. What a call may cost is held before it starts, and settled exactly after it."
      />
      <div className="flex flex-col gap-4">
        {error && !data ? (
          <ErrorState message={error.message} onRetry={refetch} />
        ) : (
          <CreditBalance credit={data} />
        )}
        <GrantTable orgId={orgId} />
        <StatementTable orgId={orgId} />
      </div>
    </>
  );
}
