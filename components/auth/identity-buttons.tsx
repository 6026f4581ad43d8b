"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { openSessionAt } from "@/lib/client/session";
import { Button } from "../ui/actions/button";
import { Notice } from "../ui/feedback/notice";

type IdentityProvider = { id: "github" | "google" | "oidc"; name: string };
type IdentityButtonsProps = { providers: readonly IdentityProvider[]; returnTo: string };

/** The other ways in, where the operator has set them up. */
export function IdentityButtons({ providers, returnTo }: IdentityButtonsProps) {
  const [pending, setPending] = useState<string>();
  const [failure, setFailure] = useState<string>();
  if (providers.length === 0) return null;
  return (
    <>
      <div className="my-5 flex items-center gap-3 text-subtle text-xs">
        <span aria-hidden className="h-px flex-1 bg-line" />
        or
        <span aria-hidden className="h-px flex-1 bg-line" />
      </div>
      <div className="flex flex-col gap-2">
        {providers.map((provider) => (
          <Button
            key={provider.id}
            size="lg"
            icon={KeyRound}
            loading={pending === provider.id}
            onClick={() => {
              setPending(provider.id);
              openSessionAt(provider.id, returnTo).catch((error: Error) => {
                setPending(undefined);
                setFailure(error.message);
              });
            }}
          >
            Continue with {provider.name}
          </Button>
        ))}
        {failure && <Notice tone="danger">{failure}</Notice>}
      </div>
    </>
  );
}
