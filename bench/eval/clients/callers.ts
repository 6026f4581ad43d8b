import { NANOS_PER_USD } from "@/lib/core/money";
import { createKey } from "@/lib/domain/keys";
import { inOrg, operatorCtx } from "@/server/cli/frame/operator";
import type { Stack } from "../stack/stack";
import { openTenant, type Tenant } from "../stack/tenant";

/** One client's keys: one that can pay, and three that are refused in the three ways that a client has to tell apart. */
export type Keys = { ids: string[]; good: string; unknown: string; penniless: string; limited: string };

const UNKNOWN = "tp_test_0123456789abcdefghijklmnopqrstuv000000";

export class Callers {
  private readonly tenant: Tenant;

  private constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  static async open(stack: Stack): Promise<Callers> {
    return new Callers(await openTenant(stack.operator.email, "Clients"));
  }

  get orgId(): string {
    return this.tenant.orgId;
  }

  async openKeys(client: string): Promise<Keys> {
    const ctx = inOrg(operatorCtx(), this.tenant.orgId);
    const common = { projectId: this.tenant.projectId, environment: "test" as const };
    const good = await createKey(ctx, { ...common, name: `${client}: good` });
    const penniless = await createKey(ctx, {
      ...common,
      name: `${client}: penniless`,
      budget: { limitUsd: NANOS_PER_USD / 10_000_000n, window: "lifetime" },
    });
    const limited = await createKey(ctx, { ...common, name: `${client}: limited`, rpd: 1 });
    return {
      ids: [good.id, penniless.id, limited.id],
      good: good.secret,
      unknown: UNKNOWN,
      penniless: penniless.secret,
      limited: limited.secret,
    };
  }
}
