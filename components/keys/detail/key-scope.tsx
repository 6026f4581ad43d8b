"use client";

import { useState } from "react";
import { KEY_ENDPOINT_PATHS } from "@/lib/contract/key-endpoints";
import { Button } from "../../ui/actions/button";
import { Details } from "../../ui/data/details";
import { formatExactCount } from "../../ui/data/number-format";
import { lazyOpened } from "../../ui/overlays/lazy/lazy-opened";
import { Panel } from "../../ui/page/panel";
import type { Key } from "../key";
import { permissionsPhrase } from "../key-permissions";

const EditKeyDialog = lazyOpened(() => import("./edit-key-dialog").then((m) => m.EditKeyDialog));

type KeyScopeProps = { orgId: string; apiKey: Key; mayWrite: boolean };

const list = (items: readonly string[], empty: string) =>
  items.length === 0 ? (
    empty
  ) : (
    <ul className="font-mono text-xs leading-5">
      {items.map((item) => (
        <li key={item} className="break-all">
          {item}
        </li>
      ))}
    </ul>
  );
const count = (value: number | null) => (value === null ? "no limit" : formatExactCount(value));

export function KeyScope({ orgId, apiKey: key, mayWrite }: KeyScopeProps) {
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title="Scope and rate limits"
      actions={
        mayWrite && (
          <Button size="sm" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <Details
        items={[
          { label: "May", value: permissionsPhrase(key.permissions) },
          { label: "Models", value: list(key.allowedModels, "all that the project allows") },
          {
            label: "Endpoints",
            value: list(
              key.allowedEndpoints.map((endpoint) => KEY_ENDPOINT_PATHS[endpoint] ?? endpoint),
              "every endpoint",
            ),
          },
          { label: "Addresses", value: list(key.allowedCidrs, "from anywhere") },
          { label: "Requests/min", value: count(key.rpm) },
          { label: "Tokens/min", value: count(key.tpm) },
          { label: "Requests/day", value: count(key.rpd) },
          { label: "At once", value: count(key.concurrency) },
          { label: "Tokens/request", value: count(key.maxTokensPerRequest) },
        ]}
      />
      <EditKeyDialog orgId={orgId} apiKey={key} open={editing} onOpenChange={setEditing} />
    </Panel>
  );
}
