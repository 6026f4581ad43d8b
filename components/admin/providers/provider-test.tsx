"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useEffect } from "react";
import { testProviderMutation } from "@/lib/client/providers";
import { Button } from "../../ui/actions/button";
import { Details } from "../../ui/data/details";
import { formatDuration } from "../../ui/data/number-format";
import { Notice } from "../../ui/feedback/notice";
import { Skeleton } from "../../ui/feedback/skeleton";
import { DialogActions } from "../../ui/overlays/dialog";
import type { TestResult } from "./provider";

type ProviderTestProps = { providerId: string; onImport: () => void; onDone: () => void };

/** Asks the provider for its models as soon as it is on the page. */
export function ProviderTest({ providerId, onImport, onDone }: ProviderTestProps) {
  const test = useMutation(testProviderMutation());
  const { mutate } = test;
  useEffect(() => mutate(providerId), [mutate, providerId]);
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      {test.error && <Notice tone="danger">{test.error.message}</Notice>}
      {test.data ? <Result result={test.data} /> : !test.error && <Skeleton className="h-24 w-full" />}
      <DialogActions>
        <Button icon={RotateCw} loading={test.isPending} onClick={() => mutate(providerId)}>
          Test again
        </Button>
        <Button onClick={onDone}>Close</Button>
        <Button variant="primary" disabled={!test.data?.ok} onClick={onImport}>
          Import models
        </Button>
      </DialogActions>
    </div>
  );
}

function Result({ result }: { result: TestResult }) {
  return (
    <>
      <Notice tone={result.ok ? "success" : "danger"}>
        {result.ok ? "It answers." : (result.message ?? "It does not answer.")}
      </Notice>
      <Details
        items={[
          { label: "Latency", value: formatDuration(result.latencyMs) },
          { label: "HTTP status", value: result.status ?? "no answer" },
          { label: "Models", value: result.modelCount ?? "unknown" },
        ]}
      />
    </>
  );
}
