import { SECOND_MS } from "../core/time";
import { endpointPages } from "./endpoint-pages";
import { endpointMutation, endpointQuery } from "./endpoint-query";
import { listAlertRulesEndpoint } from "./endpoints/alerts";
import { createRaiseEndpoint, revokeRaiseEndpoint } from "./endpoints/budget-raises";
import { listCustomerBudgetsEndpoint } from "./endpoints/customer-budgets";
import { getKeyEndpoint, listKeysEndpoint } from "./endpoints/keys";
import {
  createBudgetEndpoint,
  listBudgetsEndpoint,
  restoreBudgetEndpoint,
  revokeBudgetEndpoint,
  updateBudgetEndpoint,
} from "./endpoints/limits";
import { getRateLimitsEndpoint, updateRateLimitsEndpoint } from "./endpoints/rate-limits";
import type { BodyOf, QueryOf } from "./remote";

const stale = [listBudgetsEndpoint, listCustomerBudgetsEndpoint, listKeysEndpoint, getKeyEndpoint];

/** What is spent moves without a write of this page. */
export const budgetsQuery = (orgId: string) => ({
  ...endpointQuery(listBudgetsEndpoint, { params: { orgId } }),
  refetchInterval: 10 * SECOND_MS,
});

type Window = QueryOf<typeof listCustomerBudgetsEndpoint>["window"];

export const customerBudgetPages = (orgId: string, window: Window, search: string) =>
  endpointPages(listCustomerBudgetsEndpoint, {
    params: { orgId },
    query: { window, ...(search && { search }) },
  });

export const createBudgetMutation = (orgId: string) =>
  endpointMutation(createBudgetEndpoint, {
    request: (body: BodyOf<typeof createBudgetEndpoint>) => ({ params: { orgId }, body }),
    stale,
  });

export const updateBudgetMutation = (orgId: string, budgetId: string) =>
  endpointMutation(updateBudgetEndpoint, {
    request: (body: BodyOf<typeof updateBudgetEndpoint>) => ({ params: { orgId, budgetId }, body }),
    stale,
  });

export const revokeBudgetMutation = (orgId: string) =>
  endpointMutation(revokeBudgetEndpoint, {
    request: (budgetId: string) => ({ params: { orgId, budgetId } }),
    stale,
  });

/** Its alert rules come back with it. */
export const restoreBudgetMutation = (orgId: string) =>
  endpointMutation(restoreBudgetEndpoint, {
    request: (budgetId: string) => ({ params: { orgId, budgetId } }),
    stale: [...stale, listAlertRulesEndpoint],
  });

export const createRaiseMutation = (orgId: string, budgetId: string) =>
  endpointMutation(createRaiseEndpoint, {
    request: (body: BodyOf<typeof createRaiseEndpoint>) => ({ params: { orgId, budgetId }, body }),
    stale,
  });

export const revokeRaiseMutation = (orgId: string) =>
  endpointMutation(revokeRaiseEndpoint, {
    request: (raise: { id: string; budgetId: string }) => ({
      params: { orgId, budgetId: raise.budgetId, raiseId: raise.id },
    }),
    stale,
  });

export const rateLimitsQuery = (orgId: string) => endpointQuery(getRateLimitsEndpoint, { params: { orgId } });

export const updateRateLimitsMutation = (orgId: string) =>
  endpointMutation(updateRateLimitsEndpoint, {
    request: (body: BodyOf<typeof updateRateLimitsEndpoint>) => ({ params: { orgId }, body }),
    stale: [getRateLimitsEndpoint],
  });
