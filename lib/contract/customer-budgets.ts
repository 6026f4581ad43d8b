import { z } from "zod";
import { raiseView } from "./budget-raises";
import { defineEndpoint } from "./endpoint";
import { budgetWindow } from "./limits";
import { orgParams, pageOf, pageQuery, wireNanos, wireTime } from "./wire";

const customerBudgetView = z
  .object({
    id: z
      .string()
      .meta({ description: "Of the customer's own cap, or of its part of the default: both can be raised." }),
    customer: z.string().meta({ description: "What calls carry in `user`." }),
    follows: z
      .enum(["own", "default"])
      .meta({ description: "A cap of its own, or the organization's default." }),
    window: budgetWindow,
    limitNanos: wireNanos,
    limitInForceNanos: wireNanos.meta({ description: "With the raises in force." }),
    spentNanos: wireNanos,
    heldNanos: wireNanos,
    raises: z.array(raiseView),
    windowStart: wireTime,
    windowEnd: wireTime.nullable(),
  })
  .meta({ id: "CustomerBudget" });

export const listCustomerBudgetsEndpoint = defineEndpoint({
  id: "customer_budgets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/customer-budgets",
  tag: "Budgets",
  summary: "End customers with their limit and what the current window has spent, by name",
  access: "usage.read",
  params: orgParams,
  query: pageQuery.extend({
    window: budgetWindow,
    search: z.string().max(512).optional().meta({ description: "How the customer's name begins." }),
  }),
  response: pageOf(customerBudgetView),
});
