import type { BodyOf } from "../contract/endpoint";
import { getKeyEndpoint, listKeysEndpoint } from "../contract/keys";
import {
  createBudgetEndpoint,
  listBudgetsEndpoint,
  revokeBudgetEndpoint,
  updateBudgetEndpoint,
} from "../contract/limits";
import { endpointMutation, endpointQuery } from "./endpoint-query";

const stale = [listBudgetsEndpoint, listKeysEndpoint, getKeyEndpoint];

export const budgetsQuery = (orgId: string) => endpointQuery(listBudgetsEndpoint, { params: { orgId } });

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
