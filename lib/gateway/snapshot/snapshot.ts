import type { MoneyLimit } from "../money";
import { BudgetBook } from "./budgets/budget-book";
import type { BudgetRecord, RaiseRecord } from "./budgets/budget-record";
import type {
  KeyRecord,
  ModelRecord,
  OrgRecord,
  PriceRecord,
  ProjectRecord,
  ProviderRecord,
  SecretRecord,
} from "./records";

export type ConfigRows = {
  orgs: OrgRecord[];
  projects: ProjectRecord[];
  keys: KeyRecord[];
  providers: ProviderRecord[];
  models: ModelRecord[];
  budgets: BudgetRecord[];
  raises: RaiseRecord[];
};

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The gateway's configuration in memory: every look-up of the hot path is a map access. */
export class Snapshot {
  private orgs = new Map<string, OrgRecord>();
  private projects = new Map<string, ProjectRecord>();
  private keys = new Map<string, KeyRecord>();
  private secrets = new Map<string, SecretRecord>();
  private providers = new Map<string, ProviderRecord>();
  private models = new Map<string, ModelRecord>();
  private modelIdsBySlug = new Map<string, string>();
  private modelIdsByBareName = new Map<string, string | null>();
  readonly budgets = new BudgetBook();

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
    this.budgets.replaceAll(rows.budgets, rows.raises);
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
    this.budgets.forgetKey(id);
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

  org(id: string): OrgRecord | undefined {
    return this.orgs.get(id);
  }

  project(id: string): ProjectRecord | undefined {
    return this.projects.get(id);
  }

  provider(id: string): ProviderRecord | undefined {
    return this.providers.get(id);
  }

  secret(hash: string): SecretRecord | undefined {
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

  /** Every money limit that a call of this key to a model for this end customer (or none) is under; see `BudgetBook`. */
  limitsOf(key: KeyRecord, customer: string | null, model?: string): readonly MoneyLimit[] {
    return this.budgets.limitsOf(key, customer, model);
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
}

/** The price version in force at `atMs`, or undefined when the model has none yet. */
export function priceAt(model: ModelRecord, atMs: number): PriceRecord | undefined {
  return model.prices.find((price) => price.effectiveFromMs <= atMs);
}
