"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import { callQuery, type CallDetail as Detail } from "@/lib/client/calls";
import { ButtonLink } from "../../ui/actions/button-link";
import { CopyField } from "../../ui/code/copy-field";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { AttemptFacts } from "./attempt-facts";
import { PriceFormula } from "./price-formula";
import { Timeline } from "./timeline";

type Attempt = Detail["attempts"][number];
type CallDetailProps = { orgId: string; orgSlug: string; requestId: string };

/** What matters most about one call, beside the list; its page has the rest. */
export function CallDetail({ orgId, orgSlug, requestId }: CallDetailProps) {
  const query = useQuery(callQuery(orgId, requestId));
  if (query.error && !query.data) return <ErrorState message={query.error.message} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton className="h-96" />;
  const { attempts } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <CopyField value={requestId} label="request id" />
        </div>
        <ButtonLink href={`/${orgSlug}/calls/${requestId}`} icon={ArrowUpRight}>
          Open the call
        </ButtonLink>
      </div>
      {attempts.map((attempt, index) => (
        <section key={attempt.attempt} className="flex flex-col gap-5">
          {attempts.length > 1 && <h3 className="font-semibold">{titleOf(attempt, index)}</h3>}
          {attempt.outcome !== "corrected" && <Timeline attempt={attempt} />}
          <PriceFormula attempt={attempt} />
          <AttemptFacts attempt={attempt} />
        </section>
      ))}
    </div>
  );
}

/** A correction is a later bill, not a further try. */
export function titleOf({ outcome }: Attempt, index: number): string {
  return outcome === "corrected" ? "Correction" : `Attempt ${index + 1}`;
}
