"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { modelsQuery } from "@/lib/client/models";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";

const waiting = () => (
  <div role="status" aria-label="Loading the playground">
    <Skeleton className="mb-4 h-7 w-40" />
    <Skeleton className="h-[70dvh]" />
  </div>
);

/** The session lives in the tab's storage, so the playground is drawn in the browser only. */
const PlaygroundView = dynamic(() => import("./playground-view").then((module) => module.PlaygroundView), {
  ssr: false,
  loading: waiting,
});

export function PlaygroundPage({ orgId }: { orgId: string }) {
  const models = useQuery(modelsQuery(orgId));
  const chatModels = useMemo(
    () => models.data?.items.filter(({ operations }) => operations.includes("chat")) ?? [],
    [models.data],
  );
  if (models.error && !models.data)
    return <ErrorState message={models.error.message} onRetry={models.refetch} />;
  if (!models.data) return waiting();
  return <PlaygroundView orgId={orgId} models={chatModels} />;
}
