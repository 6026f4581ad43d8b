"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsString, useQueryState, useQueryStates } from "nuqs";
import { can, type Role } from "@/lib/access";
import { keysQuery } from "@/lib/client/keys";
import { projectsQuery } from "@/lib/client/projects";
import { Button } from "../ui/actions/button";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Checkbox } from "../ui/forms/checkbox";
import { OptionField } from "../ui/forms/field";
import { Select } from "../ui/forms/select";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { KeyActions } from "./key-actions";
import { keyColumns } from "./key-columns";

const CreateKeyDialog = lazyOpened(() => import("./create-key-dialog").then((m) => m.CreateKeyDialog));

type KeysViewProps = { org: { id: string; slug: string }; role: Role; gatewayUrl: string };

const EVERY = "all";

export function KeysView({ org, role, gatewayUrl }: KeysViewProps) {
  const router = useRouter();
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [filter, setFilter] = useQueryStates({
    project: parseAsString.withDefault(EVERY),
    revoked: parseAsBoolean.withDefault(false),
  });
  const projects = useQuery(projectsQuery(org.id));
  const keys = useQuery(keysQuery(org.id, filter.revoked ? { includeRevoked: "true" } : {}));
  const rows = keys.data?.items.filter((key) => filter.project === EVERY || key.projectId === filter.project);
  const mayWrite = can(role, "keys.write");
  const projectOptions = [
    { value: EVERY, label: "Every project" },
    ...(projects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const create = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      Create key
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API keys"
        description="A key's secret is shown once and kept as a hash. Rotating it changes nothing else."
        actions={create}
      />
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          aria-label="Project"
          className="w-48"
          value={filter.project}
          options={projectOptions}
          onChange={(project) => setFilter({ project })}
        />
        <OptionField label={<span className="font-normal text-muted">Show revoked keys</span>}>
          <Checkbox
            aria-label="Show revoked keys"
            checked={filter.revoked}
            onChange={(revoked) => setFilter({ revoked })}
          />
        </OptionField>
      </div>
      <Panel flush>
        <Table
          label="API keys"
          columns={keyColumns(org.slug)}
          rows={rows}
          rowKey={(key) => key.id}
          error={keys.error}
          onRetry={keys.refetch}
          onRowClick={(key) => router.push(`/${org.slug}/keys/${key.id}`)}
          rowClassName={(key) => (key.status === "revoked" ? "text-subtle" : undefined)}
          actions={
            mayWrite ? (key) => <KeyActions orgId={org.id} apiKey={key} gatewayUrl={gatewayUrl} /> : undefined
          }
          empty={
            <EmptyState
              icon={KeyRound}
              title={keys.data?.items.length ? "No key in this project" : "No key yet"}
              action={create}
            >
              {mayWrite
                ? "A key lets a program call every model that you allow it, up to the limits that you set."
                : "A developer, an admin or the owner of the organization can create one."}
            </EmptyState>
          }
        />
      </Panel>
      {mayWrite && (
        <CreateKeyDialog
          orgId={org.id}
          open={creating}
          onOpenChange={setCreating}
          projectId={filter.project === EVERY ? undefined : filter.project}
          gatewayUrl={gatewayUrl}
        />
      )}
    </>
  );
}
