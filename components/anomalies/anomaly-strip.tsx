"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { openAnomaliesQuery } from "@/lib/client/anomalies";
import { Link } from "../ui/actions/link";
import { Money } from "../ui/data/money";

/** Above the dashboard: what goes on now, and nothing when nothing does. */
export function AnomalyStrip({ orgId, orgSlug }: { orgId: string; orgSlug: string }) {
  const { data } = useQuery({ ...openAnomaliesQuery(orgId), refetchInterval: 60_000 });
  const first = data?.items[0];
  if (!data || !first) return null;
  const others = data.openCount - 1;
  return (
    <section
      aria-label="Anomalies"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-warning-soft px-4 py-2.5"
    >
      <TriangleAlert size={16} aria-hidden className="shrink-0 text-warning-ink" />
      <p className="min-w-0 flex-1">
        {first.sentence} <Money nanos={first.extraNanos} className="font-medium" /> more than usual so far.
      </p>
      <Link
        href={`/${orgSlug}/anomalies${others > 0 ? "" : `/${first.id}`}`}
        className="font-medium text-warning-ink underline"
      >
        {others > 0 ? `See all ${data.openCount} anomalies` : "See why"}
      </Link>
    </section>
  );
}
