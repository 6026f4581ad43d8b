import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { closeDb, closePool } from "@/lib/db";
import { seed as seedInstallation } from "@/server/launch/seed";
import { migrate } from "@/server/migrate";
import { leftInJournals, outstandingAfter, untilShipped } from "./audit/aftermath";
import { type Books, readEvents, readLedgerSum, readLines, readWindows } from "./audit/books";
import { auditAnswers, auditRevocations, countStatuses } from "./audit/calls";
import { auditByDoctor } from "./audit/doctor";
import { type Figure, info, mustBeZero } from "./audit/figures";
import { countOutages } from "./audit/outages";
import { auditRates } from "./audit/rates";
import { auditRefusals } from "./audit/refusals";
import { auditSpend } from "./audit/spend";
import { auditUsage } from "./audit/usage";
import type { CallRecord } from "./callers/call-log";
import type { CallersInput } from "./callers/role";
import { Cluster } from "./cluster/cluster";
import type { Fleet } from "./fleet/fleet";
import { noteCredits } from "./fleet/note-credits";
import { openFleet } from "./fleet/open-fleet";
import type { ChaosOptions } from "./options";
import { runCallersProcess, startUpstreamProcess, type UpstreamProcess } from "./role-process";
import { LeaseWatch } from "./storm/lease-watch";
import { LimitBook } from "./storm/limit-book";
import { Storm } from "./storm/storm";
import type { UpstreamRecord } from "./upstream/books";

const SECRET = "chaos-secret-chaos-secret-chaos-secret";
/** A gateway hands money back that nobody asked for in ten seconds. */
const IDLE_MS = 10_000;
const BOOKED_MS_MAX = 20_000;

export type Say = (line: string) => void;

/** One run: a fleet of tenants on an installation of its own, a storm over it, and the books compared. */
export class Chaos {
  private readonly options: ChaosOptions;
  private readonly say: Say;
  private readonly home = mkdtempSync(join(tmpdir(), "turnpike-chaos-"));
  private readonly cluster: Cluster;
  private readonly limits = new LimitBook();
  private readonly startedMs = Date.now();
  private upstream: UpstreamProcess | null = null;
  private sent = 0;

  constructor(options: ChaosOptions, say: Say) {
    this.options = options;
    this.say = say;
    const gatewayEntry = resolve(dirname(process.argv[1]!), "gateway.js");
    this.cluster = new Cluster({
      ...{ home: this.home, secret: SECRET, leaseMs: options.leaseMs, gatewayEntry },
      say: (what) => this.tell(`  ${what}`),
    });
  }

  async run(): Promise<Figure[]> {
    const fleet = await this.open();
    const watch = new LeaseWatch(this.cluster, this.limits, this.options.leaseMs);
    const storm = new Storm(this.cluster, fleet, this.limits, this.options);
    watch.start();
    const bringBack = await this.weather(fleet, storm);
    this.tell("the storm is over; leases run out");
    const { losesGateway, leaseMs } = this.options;
    const outstanding = await outstandingAfter(IDLE_MS + BOOKED_MS_MAX + (losesGateway ? leaseMs : 0));
    await watch.stop();
    await bringBack();
    await untilShipped(BOOKED_MS_MAX);
    this.tell("comparing the books");
    const figures = await this.audit(fleet, storm, watch);
    figures.push(mustBeZero("reserved when leases have run out, nano-dollars", outstanding.nanos));
    figures.push(info("  nothing was, after seconds", (outstanding.afterMs / 1_000).toFixed(1)));
    return figures;
  }

  /** Ends every process of the run, and leaves nothing on the disk. */
  async close(): Promise<void> {
    await this.upstream?.stop();
    await Promise.all([closeDb(), closePool()]);
    await this.cluster.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** For a process that must end at once. */
  abandon(): void {
    this.cluster.killAll();
    rmSync(this.home, { recursive: true, force: true });
  }

  private tell(what: string): void {
    this.say(`${((Date.now() - this.startedMs) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  }

  private async open(): Promise<Fleet> {
    this.tell("starting PostgreSQL, Redis, an upstream and three gateways");
    await this.cluster.startStores();
    const { databaseUrl } = this.cluster;
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl,
      TURNPIKE_SECRET: SECRET,
      LEASE_MS: String(this.options.leaseMs),
    });
    await migrate(databaseUrl, "prisma/migrations");
    await seedInstallation();
    this.upstream = await startUpstreamProcess(this.options.seed, join(this.home, "upstream.jsonl"));
    const fleet = await openFleet(this.options.calls, this.upstream.port, this.limits);
    await noteCredits(this.limits, 0);
    await this.cluster.startGateways();
    return fleet;
  }

  /** All calls under the storm; answers what brings back the gateway that was lost in it. */
  private async weather(fleet: Fleet, storm: Storm): Promise<() => Promise<void>> {
    const { seed, calls, callers } = this.options;
    const input: CallersInput = {
      ...{ seed, calls, callers, model: fleet.model, ports: this.cluster.ports, keys: fleet.keys },
      log: join(this.home, "calls.jsonl"),
    };
    const path = join(this.home, "callers.json");
    writeFileSync(path, JSON.stringify(input), { mode: 0o600 });
    const progress = setInterval(() => this.tell(`${this.sent} calls sent`), 5_000);
    await runCallersProcess(path, (sent) => {
      this.sent = sent;
      storm.advance(sent);
    }).finally(() => clearInterval(progress));
    return storm.calm();
  }

  private async audit(fleet: Fleet, storm: Storm, watch: LeaseWatch): Promise<Figure[]> {
    const { outages } = this.cluster;
    const doctor = await auditByDoctor(
      resolve(dirname(process.argv[1]!), "cli.js"),
      this.cluster.environment(0),
    );
    const homes = this.cluster.ports.map((_, i) => this.cluster.homeOf(i));
    await Promise.all(this.cluster.gateways.map((gateway) => gateway.stop()));
    await this.upstream?.stop();
    const { segments, setApart } = leftInJournals(homes);
    const books: Books = {
      ...{ fleet, limits: this.limits, outages },
      calls: readLines<CallRecord>(join(this.home, "calls.jsonl")),
      upstream: readLines<UpstreamRecord>(join(this.home, "upstream.jsonl")),
      events: await readEvents(),
      windows: await readWindows(),
    };
    return [
      ...countStatuses(books.calls),
      ...countOutages(outages, this.options.leaseMs, this.cluster.lost),
      ...auditUsage(books),
      ...auditAnswers(books),
      mustBeZero("left in the journals", segments),
      mustBeZero("set apart", setApart),
      ...auditSpend(books),
      mustBeZero("spent + leased above a limit at any look, nano-dollars", watch.excessNanos, watch.faults),
      info("  looks", watch.looks),
      ...auditRefusals(books),
      ...auditRevocations(books, storm.revocations),
      ...auditRates(books),
      mustBeZero("ledger sum", await readLedgerSum()),
      doctor,
    ];
  }
}
