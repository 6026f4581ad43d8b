import { hash } from "node:crypto";

const HASH_LENGTH = 22;

/** A customer's name as the database keeps it: it has neither NUL nor half a surrogate pair. */
export function storableCustomer(name: string): string {
  return name.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}

/**
 * The id of what a default budget allows one customer: 132 bits of SHA-256, so that ids stay short however long names are.
 * `customer_budget_id` in the database makes the same. `customer` is storable.
 */
export function customerBudgetId(templateId: string, customer: string): string {
  return `${templateId}:${hash("sha256", customer, "base64url").slice(0, HASH_LENGTH)}`;
}

/** The default that a customer's budget follows, or null for the id of a budget with a row of its own. */
export function templateIdOf(budgetId: string): string | null {
  const colon = budgetId.indexOf(":");
  return colon < 0 ? null : budgetId.slice(0, colon);
}
