"use client";

import { useLiveCalls } from "@/lib/client/use-live-calls";

const ignore = () => {};

/** While it is mounted, the sums on the page are read again when calls land. */
export function LiveSums({ orgId }: { orgId: string }) {
  useLiveCalls(orgId, ignore);
  return null;
}
