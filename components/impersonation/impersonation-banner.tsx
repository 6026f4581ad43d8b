"use client";

import { VenetianMask } from "lucide-react";
import { Button } from "../ui/actions/button";
import { type Impersonated, whoText } from "./impersonated";
import { TimeLeft } from "./time-left";
import { useEnd } from "./use-end";

/** Above every page that is looked at as somebody else: who, until when, and the way back. */
export function ImpersonationBanner(impersonated: Impersonated) {
  const { orgSlug, expiresAt } = impersonated;
  const { isEnding, endNow } = useEnd(orgSlug, expiresAt);
  return (
    <section
      aria-label="Impersonation"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-warning/40 border-b bg-warning-soft px-4 py-2 text-sm text-warning-ink sm:px-6 lg:px-8 print:hidden"
    >
      <VenetianMask size={16} aria-hidden className="shrink-0" />
      <p className="min-w-0 flex-1 basis-52 break-words">
        You see this as <strong className="font-semibold">{whoText(impersonated)}</strong>, reading only,
        until <TimeLeft until={expiresAt} />
      </p>
      <Button size="sm" loading={isEnding} onClick={endNow}>
        End
      </Button>
    </section>
  );
}
