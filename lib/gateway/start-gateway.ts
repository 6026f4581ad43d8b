import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatRequest } from "@/lib/contract/gateway";
import type { PriceRates } from "@/lib/contract/prices";
import type { Env } from "@/lib/core/env";
import type { Logger } from "@/lib/core/log";
import { monotonicMs } from "@/lib/core/time";
import { createPool } from "@/lib/db";
import { priceUsage } from "@/lib/domain/catalog";
import { openCredential } from "@/lib/domain/providers";
import { ContentKeeper } from "./content/content-keeper";
import type { Gateway } from "./gateway";
import { IdempotentCalls } from "./idempotency/idempotent-calls";
import type { Limiter } from "./limits/limiter";
import { MemoryLimiter } from "./limits/memory";
import { RedisLimiter } from "./limits/redis";
import { Metrics } from "./metrics";
import { type Money, openMoney } from "./money";
import { providerDrivers } from "./providers/drivers";
import { createGatewayServer } from "./server";
import { configReader } from "./snapshot/load";
import { ConfigWatch } from "./snapshot/watch";
import { countPromptTokens } from "./tokens/chat-tokens";
import { encodingOf } from "./tokens/encoding";
import { CircuitBreakers } from "./upstream/breaker";
import { HttpTransport } from "./upstream/http-transport";
import { TroubleReporter } from "./upstream/trouble-reporter";

const POOL_SIZE = 8;
const ANSWERS_POOL_SIZE = 3;
const DRAIN_MS_MAX = 30_000;
const SETTLE_MS_MAX = 2_000;
const DRAIN_STEP_MS = 20;
const CLOSE_STEP_MS = 1_500;

export type RunningGateway = {
  port: number;
  /**
   * Stops accepting, lets running calls end (30 s at most), flushes the journal and closes everything. Asked again with a smaller
   * bound it hurries: what still runs then is cut and settled as far as it came.
   */
  stop(drainMsMax?: number): Promise<void>;
  /** Resolves when every change of configuration that was committed before is in force here. */
  caughtUp(): Promise<void>;
};

function createLimiter(env: Env, log: Logger): Limiter {
  if (!env.REDIS_URL) return new MemoryLimiter();
  return new RedisLimiter(env.REDIS_URL, env.RATE_LIMIT_ON_STORE_FAILURE === "admit", log);
}

function observeMoney(metrics: Metrics, money: Money): void {
  metrics.observe("turnpike_journal_bytes", "Bytes in the journal.", () => money.stats().journalBytes);
  metrics.observe(
    "turnpike_unshipped_calls",
    "Settled calls not yet in the database.",
    () => money.stats().unshippedCalls,
  );
  metrics.observe(
    "turnpike_held_nanos",
    "Nano-dollars held by running calls.",
    () => money.stats().heldNanos,
  );
}

function observeContent(metrics: Metrics, content: ContentKeeper): void {
  metrics.observe(
    "turnpike_content_waiting_bytes",
    "Bytes of prompts and answers that wait to be kept.",
    () => content.stats().waitingBytes,
  );
  metrics.observe(
    "turnpike_content_dropped",
    "Calls whose prompt and answer found no room to wait.",
    () => content.stats().dropped,
  );
}

async function drained(openCalls: () => number, untilMs: () => number): Promise<void> {
  while (openCalls() > 0 && monotonicMs() < untilMs()) await sleep(DRAIN_STEP_MS);
}

/** Starts a gateway on `env.HOST:env.GATEWAY_PORT` (0 takes a free port). It answers once its configuration is loaded. */
export async function startGateway(env: Env, log: Logger): Promise<RunningGateway> {
  const pool = createPool(POOL_SIZE, env.DATABASE_URL);
  const transport = new HttpTransport({
    connectMs: env.UPSTREAM_CONNECT_MS,
    headersMs: env.UPSTREAM_ANSWER_MS,
    idleMs: env.UPSTREAM_IDLE_MS,
  });
  const config = new ConfigWatch(configReader(pool, openCredential), log);
  const metrics = new Metrics();
  const limiter = createLimiter(env, log);
  encodingOf("o200k_base");
  const directUrl = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  await config.start(directUrl);
  const money = await openMoney({
    pool,
    connectionString: directUrl,
    home: env.TURNPIKE_HOME,
    log,
    price: (rates, usage, circumstances) => priceUsage(rates as PriceRates, usage, circumstances),
    countInput: async (tokenizer, body) => (await countPromptTokens(tokenizer, body as ChatRequest)).tokens,
    journalBytesMax: env.JOURNAL_BYTES_MAX,
    leaseMs: env.LEASE_MS,
    waitMs: env.HOLD_WAIT_MS,
  });
  config.snapshot.budgets.onLowered = (budgetId) => money.limitLowered(budgetId);
  observeMoney(metrics, money);
  // Connections of its own: callers that wait for an answer must not hold up heartbeats and shipping.
  const answersPool = createPool(ANSWERS_POOL_SIZE, env.DATABASE_URL);
  const idempotent = new IdempotentCalls(answersPool, money.instanceId, log);
  const contentPool = createPool(1, env.DATABASE_URL);
  const content = new ContentKeeper(contentPool, log);
  observeContent(metrics, content);
  let draining = false;
  const gateway: Gateway = {
    settings: {
      bodyBytesMax: env.BODY_BYTES_MAX,
      trustProxy: env.TRUST_PROXY === "true",
      journalPrompts: env.JOURNAL_PROMPTS === "true",
    },
    config,
    money,
    limiter,
    idempotent,
    content,
    drivers: providerDrivers(transport.send),
    breakers: new CircuitBreakers(),
    metrics,
    log,
    isDraining: () => draining,
  };
  new TroubleReporter(gateway, pool).start();
  const { server, openCalls } = createGatewayServer(gateway, pool);
  server.listen(env.GATEWAY_PORT, env.HOST);
  await once(server, "listening");

  let drainUntilMs = Number.POSITIVE_INFINITY;
  let stopped: Promise<void> | undefined;

  function stop(drainMsMax = DRAIN_MS_MAX): Promise<void> {
    drainUntilMs = Math.min(drainUntilMs, monotonicMs() + drainMsMax);
    stopped ??= close();
    return stopped;
  }

  async function close(): Promise<void> {
    draining = true;
    server.close();
    server.closeIdleConnections();
    await drained(openCalls, () => drainUntilMs);
    server.closeAllConnections();
    // Those that were cut just now still have to be settled.
    const settledUntilMs = monotonicMs() + SETTLE_MS_MAX;
    await drained(openCalls, () => settledUntilMs);
    await config.close();
    const kept = Promise.all([idempotent.close(), content.close()]);
    await Promise.race([kept, sleep(CLOSE_STEP_MS, undefined, { ref: false })]);
    await money.close();
    // Calls that are still upstream were not settled: the next start finds their intents. Failing them first would book them at 0.
    await Promise.all([transport.close(), limiter.close()]);
    // A connection that hangs ends with the process.
    const ended = Promise.all([pool.end(), answersPool.end(), contentPool.end()]);
    await Promise.race([ended, sleep(CLOSE_STEP_MS, undefined, { ref: false })]);
  }

  return { port: (server.address() as AddressInfo).port, stop, caughtUp: () => config.caughtUp() };
}
