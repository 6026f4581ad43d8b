import { templateIdOf } from "@/lib/domain/limits";
import type { MoneyLimit } from "../../money";
import type { KeyRecord } from "../records";
import type { BudgetRecord, RaiseRecord } from "./budget-record";
import { CustomerLimits } from "./customer-limits";
import { Raises } from "./raises";

const NONE: readonly BudgetRecord[] = [];

/** Of one key: the limits of all its calls, and with those of each model that has any. */
type KeyLimits = { all: readonly MoneyLimit[]; byModel: Map<string, readonly MoneyLimit[]> };

const modelScope = (orgId: string, slug: string) => `${orgId}:${slug}`;

const isOfCustomers = ({ scopeType }: BudgetRecord) =>
  scopeType === "customer" || scopeType === "customer_default";

/** Which money limits a call is under, from the live budgets and raises. */
export class BudgetBook {
  /** Called with each budget whose limit in force is lower than before. */
  onLowered: (budgetId: string) => void = () => {};
  private readonly records = new Map<string, BudgetRecord>();
  private readonly limits = new Map<string, MoneyLimit>();
  private readonly raises = new Raises();
  private readonly byScope = new Map<string, readonly BudgetRecord[]>();
  private readonly byKey = new Map<string, KeyLimits>();
  private readonly customers = new CustomerLimits((record, budgetId) => this.inForce(record, budgetId));

  replaceAll(records: BudgetRecord[], raises: RaiseRecord[]): void {
    const before = this.limitsInForce();
    this.records.clear();
    this.byScope.clear();
    this.byKey.clear();
    this.customers.clear();
    this.raises.replaceAll(raises);
    for (const record of records) this.add(record);
    for (const id of this.limits.keys()) if (!this.records.has(id)) this.limits.delete(id);
    const after = this.limitsInForce();
    for (const [id, nanos] of before) {
      const now = after.get(id) ?? (templateIdOf(id) === null ? nanos : 0n);
      if (now < nanos) this.onLowered(id);
    }
  }

  set(id: string, record: BudgetRecord | undefined): void {
    const before = this.records.get(id);
    if (before) this.remove(before);
    if (record) this.add(record);
    else this.limits.delete(id);
    const changed = record ?? before;
    if (changed && !isOfCustomers(changed)) this.byKey.clear();
    if (before && record && record.limitNanos < before.limitNanos) this.onLowered(id);
  }

  setRaises(budgetId: string, raises: RaiseRecord[]): void {
    const before = this.raises.nanosOf(budgetId);
    this.raises.set(budgetId, raises);
    const changed = this.records.get(templateIdOf(budgetId) ?? budgetId);
    if (changed) this.customers.forget(changed.orgId);
    this.byKey.clear();
    if (this.raises.nanosOf(budgetId) < before) this.onLowered(budgetId);
  }

  /** Unix milliseconds when the next raise ends; Infinity when none is in force. */
  nextRaiseEndMs(): number {
    return this.raises.nextEndMs();
  }

  /** Goes back to the limits before those raises that have ended. */
  endRaises(nowMs: number): void {
    const ended = this.raises.end(nowMs);
    if (ended.length === 0) return;
    this.byKey.clear();
    for (const { orgId } of ended) this.customers.forget(orgId);
    for (const { budgetId } of ended) this.onLowered(budgetId);
  }

  /** Forgets what was made for a key that has changed. */
  forgetKey(keyId: string): void {
    this.byKey.delete(keyId);
  }

  /**
   * Every money limit that a call of this key to this model is under, for this end customer or none; the same array until one of
   * them changes. Without a model those that hold whichever it is.
   */
  limitsOf(key: KeyRecord, customer: string | null, model?: string): readonly MoneyLimit[] {
    const ofKey = this.byKey.get(key.id) ?? this.limitsOfKey(key);
    const limits = model === undefined ? ofKey.all : this.withModel(key.orgId, ofKey, model);
    return customer === null ? limits : this.customers.join(key.orgId, customer, limits);
  }

  /** A model is shared by all organizations, its limits are not. */
  private withModel(orgId: string, { all, byModel }: KeyLimits, model: string): readonly MoneyLimit[] {
    const known = byModel.get(model);
    if (known) return known;
    const records = this.recordsOf("model", modelScope(orgId, model));
    if (records === NONE) return all;
    const limits = [...all, ...records.map((record) => this.limitOf(record))];
    byModel.set(model, limits);
    return limits;
  }

  private limitsOfKey(key: KeyRecord): KeyLimits {
    const records = [
      ...this.recordsOf("plan", key.orgId),
      ...this.recordsOf("org", key.orgId),
      ...this.recordsOf("project", key.projectId),
      ...this.recordsOf("key", key.id),
    ];
    const limits = { all: records.map((record) => this.limitOf(record)), byModel: new Map() };
    this.byKey.set(key.id, limits);
    return limits;
  }

  /** One object for a budget until its limit changes, whichever keys are under it: that is how a change is noticed. */
  private limitOf(record: BudgetRecord): MoneyLimit {
    const { budgetId, kind, scopeId, window } = record;
    const limitNanos = this.inForce(record);
    const known = this.limits.get(budgetId);
    if (known?.limitNanos === limitNanos) return known;
    const scopeType = record.scopeType as MoneyLimit["scopeType"];
    const limit = { budgetId, kind, scopeType, scopeId, window, limitNanos };
    this.limits.set(budgetId, limit);
    return limit;
  }

  /** By budget, and for customers under a default the raise alone. */
  private limitsInForce(): Map<string, bigint> {
    const limits = new Map<string, bigint>();
    for (const id of this.raises.budgetIds()) limits.set(id, this.raises.nanosOf(id));
    for (const record of this.records.values()) limits.set(record.budgetId, this.inForce(record));
    return limits;
  }

  private inForce({ limitNanos, budgetId: ownId }: BudgetRecord, budgetId = ownId): bigint {
    const raised = this.raises.nanosOf(ownId);
    return limitNanos + raised + (budgetId === ownId ? 0n : this.raises.nanosOf(budgetId));
  }

  private add(record: BudgetRecord): void {
    this.records.set(record.budgetId, record);
    if (isOfCustomers(record)) this.customers.add(record);
    else this.place(record, (list) => [...list, record]);
  }

  private remove(record: BudgetRecord): void {
    this.records.delete(record.budgetId);
    if (isOfCustomers(record)) this.customers.remove(record);
    else this.place(record, (list) => list.filter((one) => one.budgetId !== record.budgetId));
  }

  private place(of: BudgetRecord, change: (list: readonly BudgetRecord[]) => BudgetRecord[]): void {
    const id = of.scopeType === "model" ? modelScope(of.orgId, of.scopeId) : of.scopeId;
    const scope = `${of.scopeType}:${id}`;
    const list = change(this.byScope.get(scope) ?? NONE);
    if (list.length > 0) this.byScope.set(scope, list);
    else this.byScope.delete(scope);
  }

  private recordsOf(scopeType: string, scopeId: string): readonly BudgetRecord[] {
    return this.byScope.get(`${scopeType}:${scopeId}`) ?? NONE;
  }
}
