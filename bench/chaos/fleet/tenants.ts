import type { Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { BudgetWindowKind } from "@/lib/core/time";
import { createKey } from "@/lib/domain/keys";
import { grantCredit } from "@/lib/domain/ledger";
import { createBudget } from "@/lib/domain/limits";
import { createOrgFor } from "@/lib/domain/onboarding";
import { createProject } from "@/lib/domain/projects";
import { inOrg, operatorCtx } from "@/server/cli/frame/operator";
import type { LimitBook } from "../storm/limit-book";
import type { FleetKey } from "./fleet";

export const OWNER_EMAIL = "owner@chaos.example";

type Rates = { rpm?: number; tpm?: number; rpd?: number; concurrency?: number };
type KeyShape = Partial<Pick<FleetKey, "weight" | "customers" | "long">>;

/** An organization that is made by the verbs, as its people would make it. */
export class Tenant {
  readonly name: string;
  readonly orgId: string;
  private readonly limits: LimitBook;

  private constructor(name: string, orgId: string, limits: LimitBook) {
    this.name = name;
    this.orgId = orgId;
    this.limits = limits;
  }

  static async open(name: string, creditNanos: bigint, limits: LimitBook): Promise<Tenant> {
    const ctx = operatorCtx();
    const org = await createOrgFor(ctx, { name, ownerEmail: OWNER_EMAIL });
    await grantCredit(ctx, { tenantId: org.id, amountUsd: creditNanos, memo: newId("request") });
    return new Tenant(name, org.id, limits);
  }

  get ctx(): Ctx {
    return inOrg(operatorCtx(), this.orgId);
  }

  async project(name: string, rates: Rates = {}): Promise<string> {
    return (await createProject(this.ctx, { name, ...rates })).id;
  }

  async key(projectId: string, shape: KeyShape = {}, rates: Rates = {}): Promise<FleetKey> {
    const made = await createKey(this.ctx, { projectId, name: "chaos", environment: "live", ...rates });
    return {
      id: made.id,
      secret: made.secret,
      tenant: this.name,
      orgId: this.orgId,
      projectId,
      weight: 1,
      customers: 0,
      long: false,
      ...shape,
    };
  }

  async cap(
    scopeType: "org" | "project" | "key" | "customer" | "customer_default",
    scopeId: string,
    window: BudgetWindowKind,
    limitNanos: bigint,
  ): Promise<string> {
    const input = { scopeType, scopeId, window, limitUsd: limitNanos };
    const { id } = await createBudget(this.ctx, input);
    this.limits.note(id, limitNanos, 0, 0);
    return id;
  }
}
