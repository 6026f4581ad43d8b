import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { GROUPINGS, METRICS } from "./dashboard-reads";
import { RANGES } from "./range";

/** The dashboard's state in the address: shareable, and kept by reload. */
export const dashboardParams = {
  range: parseAsStringLiteral(RANGES).withDefault("7d"),
  metric: parseAsStringLiteral(METRICS).withDefault("spend"),
  by: parseAsStringLiteral(GROUPINGS).withDefault("model"),
  project: parseAsString,
};

export const loadDashboardParams = createLoader(dashboardParams);
