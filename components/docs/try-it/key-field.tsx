"use client";

import { useId, useState } from "react";
import { createPlaygroundToken } from "@/lib/client/playground";
import { Button } from "../../ui/actions/button";
import { Link } from "../../ui/actions/link";
import { useTabKey } from "./tab-key";

export type TryOrg = { id: string; name: string };

/** A key that is typed, or for who is signed in a short-lived one of the organization. */
export function KeyField({ orgs }: { orgs: readonly TryOrg[] }) {
  const id = useId();
  const [apiKey, setKey] = useTabKey();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function takeToken(org: TryOrg) {
    setBusy(org.id);
    setFailure(null);
    try {
      setKey((await createPlaygroundToken(org.id)).token);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "No key could be made.");
    }
    setBusy(null);
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-xs">
        API key
      </label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="tp_live_…"
        value={apiKey}
        onChange={(event) => setKey(event.target.value)}
        className="control h-8 w-full px-2.5 font-mono text-xs outline-none"
      />
      <p className="mt-1.5 text-subtle text-xs">
        {orgs.length === 0 ? (
          <>
            Paste one of your keys, or{" "}
            <Link href="/login?next=/docs/reference" className="text-accent-ink underline">
              log in
            </Link>{" "}
            to use a short-lived one.{" "}
          </>
        ) : (
          "Paste one of your keys, or take one that is good for 15 minutes. "
        )}
        It stays in this tab's memory. Calls are billed as any other.
      </p>
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {orgs.map((org) => (
          <Button key={org.id} size="sm" loading={busy === org.id} onClick={() => takeToken(org)}>
            Use a key of {org.name}
          </Button>
        ))}
      </div>
      {failure && (
        <p role="alert" className="mt-1.5 text-danger-ink text-xs">
          {failure}
        </p>
      )}
    </div>
  );
}
