"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { forecastPathQuery } from "@/lib/client/forecasts";
import { ButtonLink } from "../ui/actions/button-link";
import { Money } from "../ui/data/money";
import { Skeleton } from "../ui/feedback/skeleton";
import { Panel } from "../ui/page/panel";
import { prepareCard } from "./prepare-card";
import { prepareFan } from "./prepare-fan";

const WIDTH = 240;
const HEIGHT = 56;

/** The month's end at a glance, for the dashboard. */
export function ForecastCard({ orgId, orgSlug }: { orgId: string; orgSlug: string }) {
  const { data, error } = useQuery(forecastPathQuery(orgId, { scopeType: "org" }));
  const paths = useMemo(() => (data ? prepareCard(prepareFan(data), WIDTH, HEIGHT) : null), [data]);
  const end = data?.forecast?.monthEndNanos;
  return (
    <Panel
      title="By the end of the month"
      actions={
        <ButtonLink href={`/${orgSlug}/forecast`} size="sm" variant="ghost">
          Forecast
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="min-h-12">
          {end && (
            <>
              <Money nanos={end.p50} className="font-medium text-xl tracking-tight" />
              <p className="text-subtle text-xs">
                <Money nanos={end.p10} /> – <Money nanos={end.p90} /> in eight of ten cases
              </p>
            </>
          )}
          {data && !end && (
            <p className="text-muted text-sm">A forecast follows within a minute of the first spend.</p>
          )}
          {error && !data && <p className="text-danger-ink text-sm">{error.message}</p>}
          {!data && !error && <Skeleton className="h-7 w-32" />}
        </div>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-20 w-full md:h-36"
        >
          {paths && (
            <>
              <path d={paths.band} className="fill-accent opacity-20" />
              <path
                d={paths.ahead}
                className="fill-none stroke-accent"
                strokeDasharray="4 3"
                vectorEffect="non-scaling-stroke"
              />
              <path
                d={paths.actual}
                className="fill-none stroke-ink"
                strokeWidth="1.5"
                vectorEffect="non-scaling-stroke"
              />
            </>
          )}
        </svg>
      </div>
    </Panel>
  );
}
