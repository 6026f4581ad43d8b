"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { modelsQuery } from "@/lib/client/models";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PlaygroundView } from "./playground-view";

export function PlaygroundPage({ orgId }: { orgId: string }) {
  const models = useQuery(modelsQuery(orgId));
  const chatModels = useMemo(
    () => models.data?.items.filter(({ operations }) => operations.includes("chat")) ?? [],
    [models.data],
  );
  if (models.error && !models.data)
    return <ErrorState message={models.error.message} onRetry={models.refetch} />;
  if (!models.data)
    return (
      <div role="status" aria-label="Loading the playground">
        <Skeleton className="mb-4 h-7 w-40" />
        <Skeleton className="h-[70dvh]" />
      </div>
    );
  return <PlaygroundView orgId={orgId} models={chatModels} />;
}
