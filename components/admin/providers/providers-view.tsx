"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug, Plus } from "lucide-react";
import { useState } from "react";
import { installationQuery } from "@/lib/client/installation";
import { providersQuery } from "@/lib/client/providers";
import { Button } from "../../ui/actions/button";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Notice } from "../../ui/feedback/notice";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { AddProviderDialog } from "./add-provider-dialog";
import { ProviderActions } from "./provider-actions";
import { providerColumns } from "./provider-columns";

export function ProvidersView() {
  const [adding, setAdding] = useState(false);
  const providers = useQuery(providersQuery());
  const installation = useQuery(installationQuery());
  const seen = new Map(installation.data?.providers.map((provider) => [provider.id, provider]));
  const rows = providers.data?.items.map((provider) => ({ ...provider, seen: seen.get(provider.id) }));
  const isOnlySandbox = rows?.every((provider) => provider.kind === "sandbox") ?? false;
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
      Add provider
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Providers"
        description="The upstreams that answer calls. Credentials are encrypted and never shown again. What they charge is not recorded, so no margin is known."
        actions={add}
      />
      {isOnlySandbox && (
        <Notice className="mb-4">
          Only the built-in sandbox answers now. Connect a provider and add its models from the catalogue, at
          list price or with your mark-up: then your tenants can call them.
        </Notice>
      )}
      <Panel flush>
        <Table
          label="Providers"
          columns={providerColumns}
          rows={rows}
          rowKey={(provider) => provider.id}
          error={providers.error}
          onRetry={providers.refetch}
          skeletonRows={3}
          actions={(provider) => provider.kind !== "sandbox" && <ProviderActions provider={provider} />}
          empty={
            <EmptyState icon={Plug} title="No provider yet" action={add}>
              OpenAI, Anthropic, Gemini, Bedrock, Azure, Mistral … or any host that speaks OpenAI’s API.
            </EmptyState>
          }
        />
      </Panel>
      <AddProviderDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
