"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Call } from "./calls";
import { creditQuery } from "./credits";
import { listCallsEndpoint } from "./endpoints/calls";
import { getCreditEndpoint } from "./endpoints/credits";
import { getOnboardingEndpoint } from "./endpoints/playground";
import {
  usageBreakdownEndpoint,
  usageLatencyEndpoint,
  usageSeriesEndpoint,
  usageSummaryEndpoint,
} from "./endpoints/usage";
import { followCalls } from "./follow-calls";
import type { LiveStatus } from "./live-calls";

const SUMS_EVERY_MS = 1_500;
const SUMS = [
  usageSeriesEndpoint,
  usageSummaryEndpoint,
  usageBreakdownEndpoint,
  usageLatencyEndpoint,
  getOnboardingEndpoint,
];

/**
 * Follows the organization's calls while mounted. Each batch goes to `onCalls` at once, the credit to its place; the
 * sums on the page are read again at most every 1.5 s. After a gap everything is.
 */
export function useLiveCalls(orgId: string, onCalls: (calls: Call[]) => void): LiveStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const handler = useRef(onCalls);
  useEffect(() => {
    handler.current = onCalls;
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = 0;
    const refresh = (endpoints: readonly { id: string }[]) => {
      for (const { id } of endpoints) void client.invalidateQueries({ queryKey: [id] });
    };
    const refreshSums = () => {
      if (timer) return;
      const waitMs = Math.max(0, lastMs + SUMS_EVERY_MS - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        lastMs = performance.now();
        refresh(SUMS);
      }, waitMs);
    };
    const stop = followCalls(orgId, {
      onStatus: setStatus,
      onCredit: (credit) => client.setQueryData(creditQuery(orgId).queryKey, credit),
      onResume: () => refresh([...SUMS, getCreditEndpoint, listCallsEndpoint]),
      onCalls: (calls) => {
        handler.current(calls);
        refreshSums();
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [orgId, client]);

  return status;
}
