import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { PriceRates } from "@/lib/contract/prices";
import { generateKeySecret, maskKeySecret } from "@/lib/core/api-key-format";
import { sha256Hex } from "@/lib/core/crypto";
import { parseEnv } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { createLogger } from "@/lib/core/log";
import type { ProviderKind } from "@/lib/core/provider-presets";
import { toCredentialColumns } from "@/lib/domain/providers";
import { type RunningGateway, startGateway } from "./start-gateway";

type Row = Record<string, unknown>;

const running = new Set<RunningGateway>();

/** Resolves when what was committed before is in force on every gateway of this process. */
export async function gatewaysCaughtUp(): Promise<void> {
  await Promise.all([...running].map((gateway) => gateway.caughtUp()));
}

/** Rows that a gateway needs, written as the verbs would write them. */
export class TestTenant {
  readonly orgId = newId("org");
  readonly projectId = newId("project");
  readonly client: pg.Client;

  private constructor(url: string) {
    this.client = new pg.Client({ connectionString: url });
  }

  static async open(url: string, creditNanos = 5_000_000_000n): Promise<TestTenant> {
    const tenant = new TestTenant(url);
    await tenant.client.connect();
    const { orgId, projectId } = tenant;
    await tenant.insert("org", { id: orgId, name: "Acme", slug: orgId.toLowerCase() });
    await tenant.insert("project", { id: projectId, org_id: orgId, name: "Default", slug: "default" });
    for (const [org, code] of [
      [orgId, "credit"],
      ["_", "usage_revenue"],
    ]) {
      await tenant.client.query(
        "INSERT INTO ledger_account (id, org_id, code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [newId("account"), org, code],
      );
    }
    await tenant.budget("org", orgId, creditNanos, "credit", "lifetime");
    return tenant;
  }

  /** Resolves when the gateways of this process know of it. */
  async insert(table: string, row: Row): Promise<void> {
    const updated = ["org", "project", "api_key", "provider", "model", "model_route", "budget"].includes(
      table,
    );
    const full = updated ? { ...row, updated_at: new Date() } : row;
    const names = Object.keys(full);
    await this.client.query(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
       VALUES (${names.map((_, i) => `$${i + 1}`).join(", ")})`,
      Object.values(full),
    );
    await gatewaysCaughtUp();
  }

  async budget(
    scope: string,
    scopeId: string,
    limit: bigint,
    kind = "cap",
    window = "lifetime",
  ): Promise<string> {
    const id = newId("budget");
    await this.insert("budget", {
      id,
      org_id: this.orgId,
      scope_type: scope,
      scope_id: scopeId,
      kind,
      window,
      limit_nanos: limit,
    });
    return id;
  }

  async raise(budgetId: string, amountNanos: bigint, endsAt: Date): Promise<string> {
    const id = newId("raise");
    await this.insert("budget_raise", {
      id,
      org_id: this.orgId,
      budget_id: budgetId,
      amount_nanos: amountNanos,
      reason: "test",
      ends_at: endsAt,
      created_by_id: "usr_test",
    });
    return id;
  }

  async key(fields: Row = {}): Promise<{ id: string; secret: string }> {
    const id = newId("key");
    const secret = generateKeySecret("live");
    await this.insert("api_key", {
      id,
      org_id: this.orgId,
      project_id: this.projectId,
      name: "test",
      label: maskKeySecret(secret),
      created_by_id: "usr_test",
      ...fields,
    });
    await this.secret(id, secret);
    return { id, secret };
  }

  async secret(keyId: string, secret: string, expiresAt: Date | null = null): Promise<void> {
    await this.insert("key_secret", {
      id: newId("secret"),
      org_id: this.orgId,
      key_id: keyId,
      hash: sha256Hex(secret),
      label: maskKeySecret(secret),
      expires_at: expiresAt,
    });
  }

  /** `credential` is the text that is sealed; `fields` are further columns, such as `preset` and `region`. */
  async provider(
    kind: ProviderKind,
    baseUrl: string | null = null,
    credential: string | null = kind === "sandbox" ? null : "sk-upstream-secret-0123456789",
    fields: Row = {},
  ): Promise<string> {
    const id = newId("provider");
    const { credentialEnc, credentialTail } = toCredentialColumns(credential);
    await this.insert("provider", {
      id,
      slug: `${kind}-${id.slice(-6).toLowerCase()}`,
      name: kind,
      kind,
      base_url: baseUrl,
      credential_enc: credentialEnc,
      credential_tail: credentialTail,
      ...fields,
    });
    return id;
  }

  async model(
    slug: string,
    routes: [providerId: string, upstream: string][],
    fields: Row = {},
  ): Promise<string> {
    const id = newId("model");
    await this.insert("model", {
      id,
      slug,
      name: slug,
      owned_by: "test",
      context_tokens: 128_000,
      max_output_tokens: 4_096,
      capabilities: ["tools", "json_schema"],
      ...fields,
    });
    for (const [priority, [providerId, upstream]] of routes.entries()) {
      await this.insert("model_route", {
        id: newId("route"),
        model_id: id,
        provider_id: providerId,
        upstream_model: upstream,
        priority,
      });
    }
    await this.price(id, { input: 1_000_000_000, output: 4_000_000_000 });
    return id;
  }

  async price(
    modelId: string,
    rates: PriceRates,
    effectiveFrom = new Date(Date.now() - 60_000),
  ): Promise<void> {
    await this.insert("price", {
      id: newId("price"),
      model_id: modelId,
      effective_from: effectiveFrom,
      rates: JSON.stringify(rates),
      created_by_id: "usr_test",
    });
  }

  /** The recorded attempts of a call, once they are in the database. */
  async events(requestId: string, count = 1): Promise<Row[]> {
    for (let i = 0; i < 200; i++) {
      const { rows } = await this.client.query<Row>(
        "SELECT * FROM usage_event WHERE request_id = $1 ORDER BY attempt",
        [requestId],
      );
      if (rows.length >= count) return rows;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`no ${count} events of ${requestId}`);
  }
}

/** A gateway of its own on a free port, with a journal folder that goes with it. */
export async function startTestGateway(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<RunningGateway & { url: string }> {
  const home = mkdtempSync(path.join(tmpdir(), "turnpike-gateway-"));
  const env = parseEnv({
    ...process.env,
    DATABASE_URL: databaseUrl,
    TURNPIKE_HOME: home,
    GATEWAY_PORT: "0",
    ...settings,
  });
  const gateway = await startGateway(env, createLogger("gateway"));
  running.add(gateway);
  return {
    ...gateway,
    url: `http://127.0.0.1:${gateway.port}`,
    async stop(drainMsMax) {
      running.delete(gateway);
      await gateway.stop(drainMsMax);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
