"use client";

import { useQuery } from "@tanstack/react-query";
import { can, type Role } from "@/lib/access";
import { orgQuery } from "@/lib/client/orgs";
import { CopyField } from "../ui/code/copy-field";
import { Details } from "../ui/data/details";
import { RelativeTime } from "../ui/data/relative-time";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { ContentPolicyPanel } from "./content/content-policy-panel";
import { DangerPanel } from "./danger/danger-panel";
import { MailPanel } from "./mail/mail-panel";
import { OrgForm } from "./org-form";

type SettingsViewProps = { orgId: string; role: Role };

export function SettingsView({ orgId, role }: SettingsViewProps) {
  const { data: org, error, refetch } = useQuery(orgQuery(orgId));
  return (
    <>
      <PageHeader
        title="Settings"
        description="Its name and address, what you are mailed, what is kept of calls, and its end."
      />
      {error && !org && <ErrorState message={error.message} onRetry={refetch} />}
      {!org && !error && <Skeleton className="h-48 w-full" />}
      {org && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <Panel title="Name and address">
              {can(role, "org.write") ? (
                <OrgForm org={org} />
              ) : (
                <Details
                  items={[
                    { label: "Name", value: org.name },
                    { label: "Address", value: `/${org.slug}` },
                  ]}
                />
              )}
            </Panel>
            <Panel title="For the API and for support">
              <p className="mb-1.5 font-medium">Organization id</p>
              <CopyField label="organization id" value={org.id} />
              <p className="mt-2 text-muted text-xs">
                Created <RelativeTime at={org.createdAt} />
              </p>
            </Panel>
          </div>
          <MailPanel org={org} />
          <ContentPolicyPanel orgId={orgId} role={role} />
          <DangerPanel org={org} role={role} />
        </div>
      )}
    </>
  );
}
