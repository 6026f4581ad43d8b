"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { createKeyMutation } from "@/lib/client/keys";
import { Button } from "../ui/actions/button";
import { CopyField } from "../ui/code/copy-field";
import { Notice } from "../ui/feedback/notice";
import { Field } from "../ui/forms/field";
import { Input } from "../ui/forms/input";

type KeyStepProps = {
  orgId: string;
  projectId: string | null;
  hasKey: boolean;
  secret: string | null;
  onSecret: (secret: string) => void;
};

/** A key in one press; its secret stays on this page until it is left. */
export function KeyStep({ orgId, projectId, hasKey, secret, onSecret }: KeyStepProps) {
  const [name, setName] = useState("First key");
  const create = useMutation(createKeyMutation(orgId));

  if (secret) {
    return (
      <>
        <CopyField value={secret} label="API key" className="mb-2" />
        <p className="text-muted text-xs">
          Keep it somewhere safe: it is shown only here, and only until you leave this page. The code below
          has it filled in.
        </p>
      </>
    );
  }

  async function submit(event: React.FormEvent) {
    event.preventDefault();
    if (!projectId) return;
    const key = await create.mutateAsync({ projectId, name: name.trim() || "First key" }).catch(() => null);
    if (key) onSecret(key.secret);
  }

  return (
    <form onSubmit={submit} className="max-w-md">
      {hasKey && (
        <p className="mb-3 text-muted">
          You have a key already. Its secret was shown once, so the code below reads it from TURNPIKE_API_KEY;
          or make another.
        </p>
      )}
      <div className="flex items-end gap-2">
        <Field label="Name" className="flex-1" error={create.error?.message}>
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button
          type="submit"
          variant={hasKey ? "secondary" : "primary"}
          icon={KeyRound}
          loading={create.isPending}
          disabled={!projectId}
        >
          Create key
        </Button>
      </div>
      {projectId === null && (
        <Notice tone="warning" className="mt-3">
          Every project of this organization is archived. Create a project first.
        </Notice>
      )}
    </form>
  );
}
