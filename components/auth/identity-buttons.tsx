"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "../ui/actions/button";

type IdentityProvider = { id: "github" | "google" | "oidc"; name: string };
type IdentityButtonsProps = { providers: readonly IdentityProvider[]; returnTo: string };

/** The other ways in, where the operator has set them up. */
export function IdentityButtons({ providers, returnTo }: IdentityButtonsProps) {
  const [pending, setPending] = useState<string>();
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
              void signIn(provider.id, { callbackUrl: returnTo });
            }}
          >
            Continue with {provider.name}
          </Button>
        ))}
      </div>
    </>
  );
}
