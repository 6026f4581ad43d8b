import { monotonicMs, SECOND_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { reportTrouble } from "@/lib/domain/providers";
import type { Gateway } from "../gateway";

const LOOK_EVERY_MS = 2 * SECOND_MS;
const REPEAT_MS = 10 * SECOND_MS;

type Reporting = Pick<Gateway, "breakers" | "money" | "log" | "isDraining">;

/** Tells the database, for the portal's status line, which providers fail here: at a change, and again while they do. */
export class TroubleReporter {
  private readonly gateway: Reporting;
  private readonly pool: Pool;
  private told = "";
  private toldAtMs = 0;
  private telling: Promise<void> | null = null;

  constructor(gateway: Reporting, pool: Pool) {
    this.gateway = gateway;
    this.pool = pool;
  }

  /** Looks every two seconds until the gateway drains. */
  start(): void {
    const timer = setInterval(() => {
      if (this.gateway.isDraining()) clearInterval(timer);
      else void this.look();
    }, LOOK_EVERY_MS);
    timer.unref();
  }

  /** One at a time; what could not be told is told at the next look. */
  look(): Promise<void> {
    this.telling ??= this.tell(this.gateway.breakers.troubled(Date.now())).finally(() => {
      this.telling = null;
    });
    return this.telling;
  }

  private async tell(providerIds: string[]): Promise<void> {
    const words = [...providerIds].sort().join(" ");
    const isDue = words !== "" && monotonicMs() - this.toldAtMs >= REPEAT_MS;
    if (words === this.told && !isDue) return;
    try {
      await reportTrouble(this.pool, this.gateway.money.instanceId, providerIds);
      this.told = words;
      this.toldAtMs = monotonicMs();
    } catch (error) {
      this.gateway.log.debug({ err: error }, "the state of providers could not be told");
    }
  }
}
