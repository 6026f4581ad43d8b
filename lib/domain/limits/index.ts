export { listBudgets, readBudgets, readBudgetsOf } from "./budgets/list-budgets";
export { restoreBudget } from "./budgets/restore-budget";
export { findNarrowestAbove } from "./budgets/scope";
export { createBudget, revokeBudget, updateBudget } from "./budgets/set-budget";
export { insertCap } from "./budgets/write-budget";
export { customerBudgetId, storableCustomer, templateIdOf } from "./customers/customer-budget-id";
export { forgetCustomerWindows } from "./customers/forget-customer-windows";
export { listCustomerBudgets } from "./customers/list-customer-budgets";
export type { BudgetWindowRef } from "./leases/budget-window-ref";
export { chargeWindows, lockSpend, type ScopeSpend, shareSpendLock } from "./leases/charge-windows";
export { heartbeat, readLeases, retireInstance } from "./leases/heartbeat";
export { leaseSlices, type Slice, type SliceAsk } from "./leases/lease-slices";
export { openWindows } from "./leases/open-windows";
export { RECALL_CHANNEL, type Recall, recallLeases } from "./leases/recall-leases";
export { releaseLeasesOf, returnLeases } from "./leases/return-leases";
export { sweepLeases } from "./leases/sweep-leases";
export {
  createPlanBudget,
  createPlanRaise,
  getPlanLimits,
  revokePlanBudget,
  revokePlanRaise,
  updatePlanBudget,
} from "./plan/plan-limits";
export { createRaise, listRaises, revokeRaise } from "./raises/raise-budget";
export { raiseCreditLimit, readCredits } from "./set-credit-limit";
