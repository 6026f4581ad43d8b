import type { Cluster } from "../cluster/cluster";
import type { Fleet } from "../fleet/fleet";
import type { ChaosOptions } from "../options";
import { between, type Random, randomOf } from "../random";
import { moveLimit, type Revocation, revoke } from "./changes";
import type { LimitBook } from "./limit-book";
import { type Fault, makeSchedule, type Scheduled } from "./schedule";

const CHANGE_KNOWN_MS = 1_200;
/** The last gateway is killed when this part of the calls has been sent. */
const LOST_AT = 0.97;

/** Brings about what the schedule says, as the calls go on. */
export class Storm {
  readonly revocations: Revocation[] = [];
  private readonly cluster: Cluster;
  private readonly fleet: Fleet;
  private readonly limits: LimitBook;
  private readonly options: ChaosOptions;
  private readonly random: Random;
  private readonly left: Scheduled[];
  private readonly running = new Set<Promise<void>>();
  private readonly failures: Error[] = [];
  private readonly revocable: number[];
  private nextGateway = 0;
  private lost: Promise<() => Promise<void>> | null = null;

  constructor(cluster: Cluster, fleet: Fleet, limits: LimitBook, options: ChaosOptions) {
    this.cluster = cluster;
    this.fleet = fleet;
    this.limits = limits;
    this.options = options;
    this.random = randomOf(options.seed, 0x57012);
    this.left = makeSchedule(options.seed, options.faults);
    this.revocable = [...fleet.revocable];
    this.nextGateway = between(this.random, 0, 2);
  }

  /** Starts what is due when so many calls have been sent. */
  advance(sent: number): void {
    const at = sent / this.options.calls;
    while (this.left.length > 0 && this.left[0]!.at <= at) this.begin(this.left.shift()!.fault);
    if (this.options.losesGateway && at >= LOST_AT) this.lost ??= this.cluster.loseGateway(this.gateway());
  }

  /** Resolves when all is up again but the gateway that was lost; answers what brings that one back. */
  async calm(): Promise<() => Promise<void>> {
    this.advance(this.options.calls);
    while (this.running.size > 0) await Promise.all(this.running);
    if (this.failures[0]) throw this.failures[0];
    return this.lost ?? (async () => {});
  }

  private begin(fault: Fault): void {
    const work = this.bring(fault)
      .catch((error: Error) => void this.failures.push(error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async bring(fault: Fault): Promise<void> {
    const { cluster, random } = this;
    if (fault === "gatewayKills") return cluster.killGateway(this.gateway(), between(random, 100, 1_500));
    if (fault === "gatewayStops") return cluster.restartGateway(this.gateway());
    if (fault === "postgresKills") return cluster.killPostgres(between(random, 300, 2_000));
    if (fault === "redisKills") return cluster.killRedis(between(random, 200, 1_500));
    if (fault === "limitMoves") {
      return cluster.change(() => moveLimit(this.fleet, this.limits, random), CHANGE_KNOWN_MS);
    }
    const key = this.revocable.shift();
    if (key === undefined) return;
    this.revocations.push(await cluster.change(() => revoke(this.fleet, key), CHANGE_KNOWN_MS));
  }

  /** In turn, so that there are always others up. */
  private gateway(): number {
    return this.nextGateway++ % this.cluster.ports.length;
  }
}
