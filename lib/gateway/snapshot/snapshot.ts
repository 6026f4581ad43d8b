import type { MoneyLimit } from "../money";
import type {
  KeyRecord,
  ModelRecord,
  OrgRecord,
  PriceRecord,
  ProjectRecord,
  ProviderRecord,
} from "./records";

export type ConfigRows = {
  orgs: OrgRecord[];
  projects: ProjectRecord[];
  keys: KeyRecord[];
  providers: ProviderRecord[];
  models: ModelRecord[];
  budgets: MoneyLimit[];
};

const NO_LIMITS: readonly MoneyLimit[] = [];

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The gateway's configuration in memory: every look-up of the hot path is a map access. */
export class Snapshot {
  private orgs = new Map<string, OrgRecord>();
  private projects = new Map<string, ProjectRecord>();
  private keys = new Map<string, KeyRecord>();
  private secrets = new Map<string, { key: KeyRecord; expiresAtMs: number | null }>();
  private providers = new Map<string, ProviderRecord>();
  private models = new Map<string, ModelRecord>();
  private modelIdsBySlug = new Map<string, string>();
  private modelIdsByBareName = new Map<string, string | null>();
  private budgets = new Map<string, MoneyLimit>();
  private limitsByKey = new Map<string, readonly MoneyLimit[]>();
  private budgetsByScope = new Map<string, readonly MoneyLimit[]>();

  replaceAll(rows: ConfigRows): void {
    this.orgs = byId(rows.orgs);
    this.projects = byId(rows.projects);
    this.providers = byId(rows.providers);
    this.keys = new Map();
    this.secrets = new Map();
    for (const key of rows.keys) this.setKey(key.id, key);
    this.models = new Map();
    this.modelIdsBySlug = new Map();
    this.modelIdsByBareName = new Map();
    for (const model of rows.models) this.setModel(model.id, model);
    const before = this.budgets;
    this.budgets = new Map();
    this.budgetsByScope = new Map();
    this.limitsByKey = new Map();
    for (const budget of rows.budgets) {
      const same = before.get(budget.budgetId);
      this.setBudget(budget.budgetId, same?.limitNanos === budget.limitNanos ? same : budget);
    }
  }

  setOrg(id: string, row: OrgRecord | undefined): void {
    if (row) this.orgs.set(id, row);
    else this.orgs.delete(id);
  }

  setProject(id: string, row: ProjectRecord | undefined): void {
    if (row) this.projects.set(id, row);
    else this.projects.delete(id);
  }

  setProvider(id: string, row: ProviderRecord | undefined): void {
    if (row) this.providers.set(id, row);
    else this.providers.delete(id);
  }

  setKey(id: string, row: KeyRecord | undefined): void {
    for (const secret of this.keys.get(id)?.secrets ?? []) this.secrets.delete(secret.hash);
    this.keys.delete(id);
    if (!row) return;
    this.keys.set(id, row);
    for (const secret of row.secrets)
      this.secrets.set(secret.hash, { key: row, expiresAtMs: secret.expiresAtMs });
  }

  setModel(id: string, row: ModelRecord | undefined): void {
    const before = this.models.get(id);
    if (before) this.modelIdsBySlug.delete(before.slug);
    this.models.delete(id);
    this.modelIdsByBareName.clear();
    if (!row) return;
    this.models.set(id, row);
    this.modelIdsBySlug.set(row.slug, id);
  }

  setBudget(id: string, row: MoneyLimit | undefined): void {
    const before = this.budgets.get(id);
    if (before) this.placeBudgets(before, (list) => list.filter((budget) => budget.budgetId !== id));
    this.budgets.delete(id);
    this.limitsByKey.clear();
    if (!row) return;
    this.budgets.set(id, row);
    this.placeBudgets(row, (list) => [...list, row]);
  }

  org(id: string): OrgRecord | undefined {
    return this.orgs.get(id);
  }

  project(id: string): ProjectRecord | undefined {
    return this.projects.get(id);
  }

  provider(id: string): ProviderRecord | undefined {
    return this.providers.get(id);
  }

  secret(hash: string): { key: KeyRecord; expiresAtMs: number | null } | undefined {
    return this.secrets.get(hash);
  }

  /** By slug (`openai/gpt-4o-mini`), or by the bare name that unmodified clients send, where just one slug ends in it. */
  modelNamed(name: string): ModelRecord | undefined {
    const id = this.modelIdsBySlug.get(name) ?? (name.includes("/") ? null : this.findBareName(name));
    return id === null ? undefined : this.models.get(id);
  }

  allModels(): Iterable<ModelRecord> {
    return this.models.values();
  }

  allProviders(): Iterable<ProviderRecord> {
    return this.providers.values();
  }

  /** Every money limit that a call of this key is under; the same array until one of them changes. */
  limitsOf(key: KeyRecord): readonly MoneyLimit[] {
    const known = this.limitsByKey.get(key.id);
    if (known) return known;
    const limits = [
      ...this.budgetsOf("org", key.orgId),
      ...this.budgetsOf("project", key.projectId),
      ...this.budgetsOf("key", key.id),
    ];
    this.limitsByKey.set(key.id, limits);
    return limits;
  }

  private findBareName(name: string): string | null {
    if (this.modelIdsByBareName.size === 0) {
      for (const { id, slug, enabled } of this.models.values()) {
        const bare = slug.slice(slug.indexOf("/") + 1);
        if (enabled) this.modelIdsByBareName.set(bare, this.modelIdsByBareName.has(bare) ? null : id);
      }
    }
    return this.modelIdsByBareName.get(name) ?? null;
  }

  private budgetsOf(scopeType: string, scopeId: string): readonly MoneyLimit[] {
    return this.budgetsByScope.get(`${scopeType}:${scopeId}`) ?? NO_LIMITS;
  }

  private placeBudgets(of: MoneyLimit, change: (list: readonly MoneyLimit[]) => MoneyLimit[]): void {
    const scope = `${of.scopeType}:${of.scopeId}`;
    this.budgetsByScope.set(scope, change(this.budgetsByScope.get(scope) ?? NO_LIMITS));
  }
}

/** The price version in force at `atMs`, or undefined when the model has none yet. */
export function priceAt(model: ModelRecord, atMs: number): PriceRecord | undefined {
  return model.prices.find((price) => price.effectiveFromMs <= atMs);
}
