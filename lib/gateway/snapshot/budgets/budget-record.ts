import type { MoneyLimit } from "../../money";

/** A live row of `budget` with its own limit, before raises. A `customer_default` is a limit only for each customer under it. */
export type BudgetRecord = Omit<MoneyLimit, "scopeType" | "templateId"> & {
  orgId: string;
  scopeType: MoneyLimit["scopeType"] | "customer_default";
};

/** A temporary raise in force; `budgetId` may be that of a customer under a default. */
export type RaiseRecord = { budgetId: string; orgId: string; amountNanos: bigint; endsAtMs: number };
