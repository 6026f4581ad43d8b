import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createPlanBudgetEndpoint,
  createPlanRaiseEndpoint,
  getPlanLimitsEndpoint,
  revokePlanBudgetEndpoint,
  revokePlanRaiseEndpoint,
  updatePlanBudgetEndpoint,
  updatePlanRatesEndpoint,
} from "./endpoints/plan-limits";
import type { BodyOf } from "./remote";

const stale = [getPlanLimitsEndpoint];

export const planLimitsQuery = (tenantId: string) =>
  endpointQuery(getPlanLimitsEndpoint, { params: { tenantId } });

export const updatePlanRatesMutation = (tenantId: string) =>
  endpointMutation(updatePlanRatesEndpoint, {
    request: (body: BodyOf<typeof updatePlanRatesEndpoint>) => ({ params: { tenantId }, body }),
    stale,
  });

export const createPlanBudgetMutation = (tenantId: string) =>
  endpointMutation(createPlanBudgetEndpoint, {
    request: (body: BodyOf<typeof createPlanBudgetEndpoint>) => ({ params: { tenantId }, body }),
    stale,
  });

export const updatePlanBudgetMutation = (tenantId: string, budgetId: string) =>
  endpointMutation(updatePlanBudgetEndpoint, {
    request: (body: BodyOf<typeof updatePlanBudgetEndpoint>) => ({ params: { tenantId, budgetId }, body }),
    stale,
  });

export const revokePlanBudgetMutation = (tenantId: string) =>
  endpointMutation(revokePlanBudgetEndpoint, {
    request: (budgetId: string) => ({ params: { tenantId, budgetId } }),
    stale,
  });

export const createPlanRaiseMutation = (tenantId: string, budgetId: string) =>
  endpointMutation(createPlanRaiseEndpoint, {
    request: (body: BodyOf<typeof createPlanRaiseEndpoint>) => ({ params: { tenantId, budgetId }, body }),
    stale,
  });

export const revokePlanRaiseMutation = (tenantId: string) =>
  endpointMutation(revokePlanRaiseEndpoint, {
    request: (raise: { id: string; budgetId: string }) => ({
      params: { tenantId, budgetId: raise.budgetId, raiseId: raise.id },
    }),
    stale,
  });
