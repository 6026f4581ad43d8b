import type { AlertBasis, AlertUnit } from "@/lib/contract/alerts";
import type { BudgetWindowKind } from "@/lib/core/time";

/** A rule's threshold that its budget has reached, or that it is forecast to reach. */
export type Crossing = {
  orgId: string;
  ruleId: string;
  /** Whose spend: the rule's budget, or a customer's part of a default. */
  budgetId: string;
  windowStart: Date;
  basis: AlertBasis;
  unit: AlertUnit;
  /** As the rule has it: percent, nanos or days. */
  value: bigint;
  /** In nanos, or in days. */
  threshold: bigint;
  observed: bigint;
  limitNanos: bigint;
  kind: "cap" | "soft" | "credit";
  scopeType: string;
  scopeName: string;
  window: BudgetWindowKind;
};
