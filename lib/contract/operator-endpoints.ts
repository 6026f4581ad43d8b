import type { Endpoint } from "./endpoint";
import { endImpersonationEndpoint, startImpersonationEndpoint } from "./impersonation";
import { getInstallationEndpoint, installationUsageEndpoint } from "./installation";
import { listOutboxEndpoint } from "./outbox";
import {
  createPlanBudgetEndpoint,
  createPlanRaiseEndpoint,
  getPlanLimitsEndpoint,
  revokePlanBudgetEndpoint,
  revokePlanRaiseEndpoint,
  updatePlanBudgetEndpoint,
  updatePlanRatesEndpoint,
} from "./plan-limits";
import { listQuarantineEndpoint, resolveQuarantineEndpoint } from "./quarantine";
import { getTenantEndpoint, listTenantsEndpoint, tenantUsageEndpoint } from "./tenants";

/** What only the operator of the installation calls, providers and prices aside. */
export const OPERATOR_ENDPOINTS: readonly Endpoint[] = [
  // Operator
  getInstallationEndpoint,
  installationUsageEndpoint,
  listOutboxEndpoint,
  listQuarantineEndpoint,
  resolveQuarantineEndpoint,
  // Tenants
  listTenantsEndpoint,
  getTenantEndpoint,
  tenantUsageEndpoint,
  startImpersonationEndpoint,
  endImpersonationEndpoint,
  getPlanLimitsEndpoint,
  updatePlanRatesEndpoint,
  createPlanBudgetEndpoint,
  updatePlanBudgetEndpoint,
  revokePlanBudgetEndpoint,
  createPlanRaiseEndpoint,
  revokePlanRaiseEndpoint,
];
