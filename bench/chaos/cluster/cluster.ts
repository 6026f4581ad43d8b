import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isId } from "@/lib/core/id-format";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/embedded-postgres";
import { isAlive } from "@/server/postgres/postmaster";
import { findFreePort, GatewayProcess } from "@/server/testing/gateway-process";
import { sleep } from "../random";
import { Lock } from "./lock";
import type { Outage } from "./outage";
import { RedisProcess } from "./redis-process";

const GATEWAYS = 3;
/** How long a gateway may take to listen for changes again after the database was away. */
const LISTENS_AGAIN_MS = 6_000;

export type ClusterSettings = {
  home: string;
  secret: string;
  leaseMs: number;
  gatewayEntry: string;
  /** Hears of what goes and what is back. */
  say(what: string): void;
};

/** Three gateways, each with a home of its own, on one PostgreSQL and one Redis; all of them real processes. */
export class Cluster {
  readonly outages: Outage[] = [];
  /** That of the gateway that was lost. */
  lost: Outage | null = null;
  readonly gateways: GatewayProcess[] = [];
  readonly ports: number[] = [];
  private readonly settings: ClusterSettings;
  private readonly locks = Array.from({ length: GATEWAYS }, () => new Lock());
  private readonly redisLock = new Lock();
  /** Of PostgreSQL, and of changes that gateways are to hear of. */
  private readonly postgresLock = new Lock();
  private postgres!: EmbeddedPostgres;
  private redis!: RedisProcess;
  private postgresSinceMs = 0;

  constructor(settings: ClusterSettings) {
    this.settings = settings;
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  async startStores(): Promise<void> {
    const { home } = this.settings;
    this.redis = new RedisProcess(home, await findFreePort());
    [this.postgres] = await Promise.all([startEmbeddedPostgres({ home }), this.redis.start()]);
  }

  async startGateways(): Promise<void> {
    for (let i = 0; i < GATEWAYS; i++) await this.addGateway(i);
    await Promise.all(this.gateways.map((gateway) => gateway.start()));
  }

  homeOf(index: number): string {
    return join(this.settings.home, `gateway-${index}`);
  }

  /** The instance id of a gateway: the name of its journal folder. Undefined before its first start. */
  instanceOf(index: number): string | undefined {
    return readdirSync(join(this.homeOf(index), "journal")).find((name) => isId("instance", name));
  }

  /** What every process of the installation is told. */
  environment(index: number): Record<string, string> {
    const { secret, leaseMs } = this.settings;
    return {
      DATABASE_URL: this.postgres.url,
      REDIS_URL: this.redis.url,
      TURNPIKE_SECRET: secret,
      TURNPIKE_HOME: this.homeOf(index),
      GATEWAY_PORT: String(this.ports[index]),
      GATEWAY_URL: `http://127.0.0.1:${this.ports[index]}`,
      LEASE_MS: String(leaseMs),
      LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    };
  }

  killGateway(index: number, awayMs: number): Promise<void> {
    return this.locks[index]!.run(() => this.restart(index, "SIGKILL", awayMs));
  }

  restartGateway(index: number): Promise<void> {
    return this.locks[index]!.run(() => this.restart(index, "SIGTERM", 0));
  }

  /** Kills one that nobody starts again before `comeBack`. */
  async loseGateway(index: number): Promise<() => Promise<void>> {
    let comeBack = () => {};
    const away = new Promise<void>((resolve) => {
      comeBack = resolve;
    });
    const restarted = this.locks[index]!.run(() => this.restart(index, "SIGKILL", away));
    return () => {
      comeBack();
      return restarted;
    };
  }

  killPostgres(awayMs: number): Promise<void> {
    return this.postgresLock.run(async () => {
      const { home } = this.settings;
      const { port, pid } = this.postgres;
      const outage = this.begin("postgres", 0, "SIGKILL");
      process.kill(pid, "SIGKILL");
      await sleep(awayMs);
      this.postgres = await startEmbeddedPostgres({ home, port });
      this.end(outage);
      this.postgresSinceMs = outage.untilMs;
    });
  }

  killRedis(awayMs: number): Promise<void> {
    return this.redisLock.run(async () => {
      const outage = this.begin("redis", 0, "SIGKILL");
      await this.redis.end("SIGKILL");
      await sleep(awayMs);
      await this.redis.start();
      this.end(outage);
    });
  }

  /** Runs a change when every gateway listens, and gives it the second that it may take to be known. */
  change<T>(work: () => Promise<T>, knownMs: number): Promise<T> {
    return this.postgresLock.run(async () => {
      await sleep(Math.max(0, this.postgresSinceMs + LISTENS_AGAIN_MS - Date.now()));
      const result = await work();
      await sleep(knownMs);
      return result;
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.kill()));
    await this.redis?.end("SIGKILL");
    await this.postgres?.stop();
  }

  /** For a process that must end at once. */
  killAll(): void {
    for (const gateway of this.gateways) gateway.killNow();
    for (const pid of [this.redis?.pid, this.postgres?.pid])
      if (pid !== undefined && isAlive(pid)) process.kill(pid, "SIGKILL");
  }

  private async addGateway(index: number): Promise<void> {
    mkdirSync(this.homeOf(index), { recursive: true });
    this.ports.push(await findFreePort());
    this.gateways.push(new GatewayProcess(this.settings.gatewayEntry, this.environment(index)));
  }

  private async restart(
    index: number,
    signal: "SIGKILL" | "SIGTERM",
    away: number | Promise<void>,
  ): Promise<void> {
    const gateway = this.gateways[index]!;
    const outage = this.begin("gateway", index, signal);
    if (typeof away !== "number") this.lost = outage;
    await (signal === "SIGKILL" ? gateway.kill() : gateway.stop());
    await (typeof away === "number" ? sleep(away) : away);
    await gateway.start();
    this.end(outage);
  }

  private begin(what: Outage["what"], index: number, signal: Outage["signal"]): Outage {
    const outage: Outage = {
      ...{ what, index, signal, fromMs: Date.now(), untilMs: Number.POSITIVE_INFINITY },
      leased: new Map(),
    };
    this.outages.push(outage);
    return outage;
  }

  private end(outage: Outage): void {
    outage.untilMs = Date.now();
    const { what, index, signal, fromMs, untilMs } = outage;
    const name = what === "gateway" ? `gateway ${index}` : what;
    this.settings.say(`${name}: ${signal}, back after ${((untilMs - fromMs) / 1_000).toFixed(1)} s`);
  }
}
