"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Call, latestCallsQuery } from "@/lib/client/calls";
import type { LiveStatus } from "@/lib/client/live-calls";
import { modelsQuery } from "@/lib/client/models";
import { onboardingQuery } from "@/lib/client/playground";
import { useLiveCalls } from "@/lib/client/use-live-calls";
import { SnippetTabs } from "../snippets/snippet-tabs";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Combobox } from "../ui/forms/combobox";
import { Field } from "../ui/forms/field";
import { PageHeader } from "../ui/page/page-header";
import { Arrival } from "./arrival";
import { KeyStep } from "./key-step";
import { NextSteps } from "./next-steps";
import { Step } from "./step";

const POLL_MS = 3_000;
/** Answers without any provider account, deterministically, at the lowest price. */
const FIRST_MODEL = "sandbox/small";

type GetStartedViewProps = { orgId: string; orgSlug: string };

export function GetStartedView({ orgId, orgSlug }: GetStartedViewProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const [model, setModel] = useState(FIRST_MODEL);
  const { call, status } = useNewestCall(orgId);
  const isAnswered = call !== undefined && call.outcome !== "error";
  const onboarding = useQuery(onboardingQuery(orgId));
  const models = useQuery(modelsQuery(orgId)).data?.items ?? [];

  if (onboarding.error && !onboarding.data) {
    return <ErrorState message={onboarding.error.message} onRetry={onboarding.refetch} />;
  }
  return (
    <>
      <PageHeader
        title="Get started"
        description="From a key to an answered, metered call in under a minute. The sandbox models need no provider account."
      />
      {onboarding.data ? (
        <ol className="max-w-3xl">
          <Step number={1} title="Take a key" done={secret !== null || onboarding.data.hasKey}>
            <KeyStep
              orgId={orgId}
              projectId={onboarding.data.defaultProjectId}
              hasKey={onboarding.data.hasKey}
              secret={secret}
              onSecret={setSecret}
            />
          </Step>
          <Step number={2} title="Make a call" done={isAnswered}>
            <Field label="Model" className="mb-3 max-w-xs">
              <Combobox
                value={model}
                onChange={setModel}
                options={models.map(({ slug, name }) => ({ value: slug, label: slug, hint: name }))}
                placeholder={model}
                searchLabel="Search models"
              />
            </Field>
            <SnippetTabs
              input={{
                gatewayUrl: onboarding.data.gatewayUrl,
                apiKey: secret ?? undefined,
                body: { model, messages: [{ role: "user", content: "Say hello in three languages." }] },
              }}
            />
          </Step>
          <Step number={3} title="Watch it arrive" done={isAnswered}>
            <Arrival call={call} status={status} orgSlug={orgSlug} />
          </Step>
          <Step number={4} title="Go on from here" done={false}>
            <NextSteps orgSlug={orgSlug} />
          </Step>
        </ol>
      ) : (
        <Skeleton className="h-96 max-w-3xl" />
      )}
    </>
  );
}

/** The organization's newest call: what the list says, or what has just arrived. */
function useNewestCall(orgId: string): { call: Call | undefined; status: LiveStatus } {
  const [arrived, setArrived] = useState<Call>();
  const status = useLiveCalls(orgId, (calls) => setArrived((known) => newestOf(calls, known)));
  const latest = useQuery({
    ...latestCallsQuery(orgId, { limit: "1" }),
    refetchInterval: status === "live" ? false : POLL_MS,
  });
  return { call: arrived ?? latest.data?.items[0], status };
}

/** Request ids sort by time. */
function newestOf(calls: readonly Call[], known: Call | undefined): Call | undefined {
  return calls.reduce((newest, call) => (newest && newest.requestId > call.requestId ? newest : call), known);
}
