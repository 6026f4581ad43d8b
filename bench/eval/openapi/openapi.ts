import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_MS } from "@/lib/core/time";
import { createKey } from "@/lib/domain/keys";
import { inOrg, operatorCtx } from "@/server/cli/frame/operator";
import { dataFolder, type Stack, withStack } from "../stack/stack";
import { openTenant, type Tenant } from "../stack/tenant";
import { POSTS } from "./asks/ask";
import { type Keys, lookUpAsks, refusalsOf } from "./asks/error-asks";
import { usageAsks } from "./asks/usage-asks";
import { drive, type Series } from "./drive";
import type { Judged } from "./judge";
import { openPlaces } from "./places";
import { playRecordings } from "./recorded";
import { SANDBOX_MODEL_OF, SANDBOX_SERIES } from "./sandbox-series";
import { Spec } from "./spec";

/** A gateway hears of new rows by NOTIFY, in well under a second. */
const HEARD_MS = 1_500;
const SHOWN_MAX = 5;
const DAY_S = 86_400;
const BODY_BYTES_MAX = 262_144;

async function openKeys(tenant: Tenant, operatorEmail: string): Promise<Keys> {
  const ctx = inOrg(operatorCtx(), tenant.orgId);
  const { projectId } = tenant;
  const narrow = await createKey(ctx, {
    projectId,
    name: "narrow",
    environment: "test",
    allowedEndpoints: ["messages"],
  });
  const limited = await createKey(ctx, { projectId, name: "limited", environment: "test", rpm: 1 });
  const poor = await openTenant(operatorEmail, "Poor", 0n);
  return { good: tenant.secret, poor: poor.secret, narrow: narrow.secret, limited: limited.secret };
}

/** One call, so that the next is past the limit. */
async function spendLimit({ gateway }: Stack, { limited }: Keys): Promise<void> {
  await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${limited}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "sandbox/echo", messages: [{ role: "user", content: "Hi" }] }),
  });
}

function refusalSeries(keys: Keys): Series[] {
  const refusals = POSTS.map((operation) => ({
    title: "refused",
    asks: refusalsOf({ operation, model: SANDBOX_MODEL_OF[operation] }, keys, BODY_BYTES_MAX),
  }));
  return [...refusals, { title: "look-ups", asks: lookUpAsks("sandbox/echo") }];
}

/** The organization's usage and costs, once what was called before is booked. */
async function driveUsage({ gateway }: Stack, tenant: Tenant, keys: Keys, spec: Spec): Promise<Judged[]> {
  const { projectId } = tenant;
  const ctx = inOrg(operatorCtx(), tenant.orgId);
  const reader = await createKey(ctx, {
    projectId,
    name: "reader",
    environment: "test",
    permissions: ["usage.read"],
  });
  await sleep(HEARD_MS);
  const startS = Math.floor(Date.now() / SECOND_MS) - 3 * DAY_S;
  const asks = usageAsks({ reader: reader.secret, good: keys.good }, startS);
  return drive(gateway.url, keys.good, spec, { title: "usage", asks });
}

function toResult(judged: Judged[]) {
  const wrong = judged.filter(({ violations }) => violations.length > 0);
  for (const { name, violations } of wrong) {
    for (const { at, message } of violations.slice(0, SHOWN_MAX))
      console.error(`${name}\n  ${at}: ${message}`);
  }
  const count = (first: number) => judged.filter(({ status }) => Math.floor(status / 100) === first).length;
  return {
    eval: "openapi",
    pass: wrong.length === 0,
    calls: judged.length,
    answered: count(2),
    refused: count(4),
    failed: count(5),
    checked: judged.reduce((sum, { checked }) => sum + checked, 0),
    violations: wrong.reduce((sum, { violations }) => sum + violations.length, 0),
    passedOn: judged.filter(({ passedOn }) => passedOn).map(({ name }) => name),
    wrong: wrong.map(({ name }) => name),
  };
}

/** Every OpenAI path in front of every provider, each answer and event held against OpenAI's specification. */
export async function openapi(): Promise<Record<string, unknown>> {
  const spec = new Spec(dataFolder("openai-openapi/openai-2.3.0-gateway-subset.json"));
  return withStack(
    async (stack) => {
      const tenant = await openTenant(stack.operator.email, "Spec");
      const keys = await openKeys(tenant, stack.operator.email);
      const places = await openPlaces();
      try {
        await sleep(HEARD_MS);
        await spendLimit(stack, keys);
        const judged: Judged[] = [];
        for (const series of [...SANDBOX_SERIES, ...refusalSeries(keys), ...places]) {
          judged.push(...(await drive(stack.gateway.url, keys.good, spec, series)));
        }
        judged.push(...(await driveUsage(stack, tenant, keys, spec)));
        judged.push(...(await playRecordings(stack.gateway.url, keys.good, spec)));
        return toResult(judged);
      } finally {
        await Promise.all([...new Set(places.map(({ lab }) => lab))].map((lab) => lab?.stop()));
      }
    },
    { BODY_BYTES_MAX: String(BODY_BYTES_MAX) },
  );
}
