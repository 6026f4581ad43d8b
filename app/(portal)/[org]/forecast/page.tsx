import type { Metadata } from "next";
import { loadForecastParams, scopeQuery } from "@/components/forecast/forecast-params";
import { ForecastView } from "@/components/forecast/forecast-view";
import { Hydrated } from "@/lib/client/hydrated";
import {
  getForecastBackTestEndpoint,
  getForecastPathEndpoint,
  listForecastsEndpoint,
  listRunOutsEndpoint,
} from "@/lib/contract/forecasts";
import { getForecastBackTest, getForecastPath, listForecasts, listRunOuts } from "@/lib/domain/forecasts";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Forecast" };

export default async function ForecastPage({ params, searchParams }: PageProps<"/[org]/forecast">) {
  const { ctx, org } = await requireOrg((await params).org);
  const query = scopeQuery((await loadForecastParams(searchParams)).scope);
  const path = { orgId: org.id };
  const reads = await Promise.all([
    load(ctx, listForecastsEndpoint, listForecasts, { params: path }),
    load(ctx, getForecastPathEndpoint, getForecastPath, { params: path, query }),
    load(ctx, getForecastBackTestEndpoint, getForecastBackTest, { params: path, query }),
    load(ctx, listRunOutsEndpoint, listRunOuts, { params: path }),
  ]);
  return (
    <Hydrated reads={reads}>
      <ForecastView orgId={org.id} />
    </Hydrated>
  );
}
