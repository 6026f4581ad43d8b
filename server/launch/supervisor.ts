import type { ChildProcess } from "node:child_process";
import { type ChildSpec, endChild, spawnChild } from "./child";
import { untilHealthy } from "./health";
import { say } from "./say";

const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 15_000, 30_000];
const STEADY_MS = 60_000;
const EARLY_DEATHS_MAX = 3;

/** Keeps one part running: starts it, starts it again with back-off when it ends, and stops it for good. */
export class Supervisor {
  /** Resolves when the part first answers; rejects when it ends again and again before that. */
  readonly ready: Promise<void>;
  private readonly spec: ChildSpec;
  private readonly place: { root: string; home: string };
  private child!: ChildProcess;
  private becomeReady!: () => void;
  private giveUp!: (error: Error) => void;
  private isUp = false;
  private isStopping = false;
  private isReloading = false;
  private deaths = 0;
  private startedMs = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(spec: ChildSpec, place: { root: string; home: string }) {
    this.spec = spec;
    this.place = place;
    this.ready = new Promise((resolve, reject) => {
      this.becomeReady = resolve;
      this.giveUp = reject;
    });
    this.start();
    if (spec.healthUrl) void untilHealthy(spec.healthUrl, () => this.isStopping).then(() => this.up());
  }

  /** Ends the part so that it starts again at once, e.g. from a new build. */
  reload(): void {
    this.isReloading = true;
    this.child.kill("SIGTERM");
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await endChild(this.child, this.spec);
  }

  private start(): void {
    if (this.isStopping) return;
    this.startedMs = Date.now();
    this.child = spawnChild(this.spec, this.place);
    if (!this.spec.healthUrl) this.child.once("message", () => this.up());
    this.child.once("exit", (code, signal) => this.onExit(signal ?? `code ${code}`));
  }

  private up(): void {
    this.isUp = true;
    this.becomeReady();
  }

  private onExit(cause: string): void {
    if (this.isStopping) return;
    if (this.isReloading) {
      this.isReloading = false;
      this.start();
      return;
    }
    if (Date.now() - this.startedMs > STEADY_MS) this.deaths = 0;
    this.deaths++;
    if (!this.isUp && this.deaths >= EARLY_DEATHS_MAX) {
      this.giveUp(new Error(`The ${this.spec.part} does not start (${cause}, ${this.deaths} times).`));
      return;
    }
    const delayMs = BACKOFF_MS[Math.min(this.deaths, BACKOFF_MS.length) - 1]!;
    say(`The ${this.spec.part} ended (${cause}); starting it again in ${delayMs / 1000} s.`);
    this.timer = setTimeout(() => this.start(), delayMs);
  }
}
