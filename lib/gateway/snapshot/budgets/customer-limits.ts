import { customerBudgetId, storableCustomer } from "@/lib/domain/limits";
import type { MoneyLimit } from "../../money";
import type { BudgetRecord } from "./budget-record";
import { RecentCache } from "./recent-cache";

/** Customers remembered; one that is forgotten costs a hash at its next call. */
const CUSTOMERS_MAX = 20_000;

type OrgCaps = { defaults: BudgetRecord[]; own: Map<string, BudgetRecord[]> };
type Customer = {
  limits: readonly MoneyLimit[];
  /** Together with the limits of the key that called for it last. */
  joinedTo: readonly MoneyLimit[];
  joined: readonly MoneyLimit[];
};

/**
 * The limits of end customers: a cap of the customer's own, else the organization's default of that window, also for a customer
 * that nobody has seen before. What follows a default is made when it is first called for and is not kept for long.
 */
export class CustomerLimits {
  private readonly orgs = new Map<string, OrgCaps>();
  private readonly customers = new RecentCache<Customer>(CUSTOMERS_MAX);
  private readonly inForce: (record: BudgetRecord, budgetId: string) => bigint;

  /** `inForce` answers a record's limit with the raises on it and on `budgetId`. */
  constructor(inForce: (record: BudgetRecord, budgetId: string) => bigint) {
    this.inForce = inForce;
  }

  add(record: BudgetRecord): void {
    const caps: OrgCaps = this.orgs.get(record.orgId) ?? { defaults: [], own: new Map() };
    this.orgs.set(record.orgId, caps);
    if (record.scopeType === "customer_default") caps.defaults.push(record);
    else caps.own.set(record.scopeId, [...(caps.own.get(record.scopeId) ?? []), record]);
    this.forget(record.orgId);
  }

  remove({ orgId, budgetId, scopeType, scopeId }: BudgetRecord): void {
    const caps = this.orgs.get(orgId);
    if (!caps) return;
    if (scopeType === "customer_default") {
      caps.defaults = caps.defaults.filter((one) => one.budgetId !== budgetId);
    } else {
      const left = (caps.own.get(scopeId) ?? []).filter((one) => one.budgetId !== budgetId);
      if (left.length > 0) caps.own.set(scopeId, left);
      else caps.own.delete(scopeId);
    }
    if (caps.defaults.length === 0 && caps.own.size === 0) this.orgs.delete(orgId);
    this.forget(orgId);
  }

  clear(): void {
    this.orgs.clear();
    this.customers.clear();
  }

  /** Something that the organization's limits are made of has changed. */
  forget(orgId: string): void {
    this.customers.drop(orgId);
  }

  /** `limits` and those of the customer; the same array for the same arrays until something changes. */
  join(orgId: string, name: string, limits: readonly MoneyLimit[]): readonly MoneyLimit[] {
    const caps = this.orgs.get(orgId);
    if (!caps) return limits;
    let customer = this.customers.get(orgId, name);
    if (!customer) {
      const own = this.limitsOf(caps, storableCustomer(name));
      customer = { limits: own, joinedTo: own, joined: own };
      this.customers.set(orgId, name, customer);
    }
    if (customer.joinedTo !== limits) {
      customer.joined = customer.limits.length > 0 ? [...limits, ...customer.limits] : limits;
      customer.joinedTo = limits;
    }
    return customer.joined;
  }

  private limitsOf(caps: OrgCaps, name: string): MoneyLimit[] {
    const own = caps.own.get(name) ?? [];
    const derived = caps.defaults.filter((one) => !own.some((cap) => cap.window === one.window));
    return [
      ...own.map((cap) => this.toLimit(cap, cap.budgetId, name)),
      ...derived.map((one) => ({
        ...this.toLimit(one, customerBudgetId(one.budgetId, name), name),
        templateId: one.budgetId,
      })),
    ];
  }

  private toLimit(record: BudgetRecord, budgetId: string, name: string): MoneyLimit {
    const { kind, window } = record;
    const limitNanos = this.inForce(record, budgetId);
    return { budgetId, kind, scopeType: "customer", scopeId: name, window, limitNanos };
  }
}
