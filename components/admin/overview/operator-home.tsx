"use client";

import { useQuery } from "@tanstack/react-query";
import { installationQuery } from "@/lib/client/installation";
import { Money } from "../../ui/data/money";
import { formatCount, formatShare } from "../../ui/data/number-format";
import { Stat } from "../../ui/data/stat";
import { Table } from "../../ui/data/table";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { Checklist } from "./checklist";
import { InstallationUsage } from "./installation-usage";
import { providerHealthColumns } from "./provider-health-columns";

/** What the installation is at: what all tenants used, how its providers do, and what is still to do. */
export function OperatorHome() {
  const { data, error, refetch } = useQuery(installationQuery());
  return (
    <>
      <PageHeader
        title="Operator"
        description="This installation: its providers, its prices and its tenants. Sums are of the last 30 days, over every tenant."
      />
      <div className="flex flex-col gap-4">
        <Panel flush>
          <div className="grid grid-cols-2 divide-line lg:grid-cols-4 lg:divide-x">
            <Stat label="Billed" value={data && <Money nanos={data.costNanos} />} />
            <Stat
              label="Calls"
              value={data && formatCount(data.calls)}
              note={data && `${formatShare(data.errors, data.calls)} failed`}
            />
            <Stat
              label="Tenants"
              value={data && formatCount(data.tenants)}
              note={data && data.suspendedTenants > 0 && `${data.suspendedTenants} suspended`}
            />
            <Stat label="Live models" value={data && formatCount(data.liveModels)} />
          </div>
        </Panel>
        <InstallationUsage />
        <Panel
          title="Providers"
          description="What each answered, what tenants were billed for it, and how fast it was. What providers charge is not recorded, so no margin is known."
          flush
        >
          <Table
            label="Health of providers"
            columns={providerHealthColumns}
            rows={data?.providers}
            rowKey={(provider) => provider.id}
            error={error}
            onRetry={refetch}
            empty={<p className="p-4 text-muted">No provider yet.</p>}
          />
        </Panel>
        {data && <Checklist checks={data.checks} />}
      </div>
    </>
  );
}
