import { setTimeout as sleep } from "node:timers/promises";
import type { AppError } from "@/lib/core/errors";
import type { SettledCall } from "@/lib/domain/metering";
import type { ActiveHold } from "./holds/active-hold";
import { Holds } from "./holds/holds";
import type { LeaseClock } from "./holds/lease-clock";
import type { LeaseKeeper } from "./holds/lease-keeper";
import { cannotKnow, journalFull } from "./holds/refusals";
import type { SlotTable } from "./holds/slot-table";
import { encodeSettled } from "./journal/call-records";
import type { Journal } from "./journal/journal";
import type { CallIntent, Hold, Money, MoneyLimit, MoneyStats, Settlement } from "./seam";
import { Backlog, type BacklogEntry } from "./shipping/backlog";
import { OpenIntents } from "./shipping/open-intents";
import { Rescue } from "./shipping/rescue";
import type { Sender } from "./shipping/send-batch";
import { Shipper } from "./shipping/shipper";

/** New calls are refused when the journal has less room than this share of a segment left. */
const ROOM_BYTES_LEAST = 32 * 1024;
const CLOSE_SHIPS_MS = 4_000;
/** A database that hangs does not hold up a stop: what is not booked by then is in the journal. */
const CLOSE_STEP_MS = 1_500;
const IDLE_MS = 10_000;
const FORGET_MS = 60_000;

export type GatewayMoneyParts = {
  instanceId: string;
  journal: Journal;
  slots: SlotTable;
  keeper: LeaseKeeper;
  clock: LeaseClock;
  sender: Sender;
  /** Ends sending to the database. */
  stopSending(): void;
  /** Hands every lease back and signs the gateway off. */
  retire(): Promise<void>;
  /** Closes what listens and unlocks the journal folder. */
  closeFolder(): Promise<void>;
};

/** The parts of the money room put together; see `Money` for what each call promises. */
export class GatewayMoney implements Money {
  readonly instanceId: string;
  readonly shipper: Shipper;
  private readonly parts: GatewayMoneyParts;
  private readonly holds: Holds;
  private readonly intents: OpenIntents;
  private readonly backlog: Backlog;
  private readonly rescue: Rescue;
  private isClosing = false;
  private isClosed = false;

  constructor(parts: GatewayMoneyParts) {
    this.parts = parts;
    this.instanceId = parts.instanceId;
    this.holds = new Holds(parts.slots, parts.keeper);
    this.intents = new OpenIntents(parts.journal);
    this.backlog = new Backlog(parts.journal);
    this.rescue = new Rescue(parts.journal, parts.sender);
    parts.journal.onStuck = () => void this.rescue.run();
    this.shipper = new Shipper(this.backlog, parts.sender, (entries) => this.shipped(entries));
  }

  accepting(): AppError | null {
    const { journal, clock } = this.parts;
    if (this.isClosing) return cannotKnow("the gateway is stopping");
    if (journal.roomBytes < Math.min(ROOM_BYTES_LEAST, journal.segmentBytes / 4)) {
      journal.prepare();
      return journalFull("no room in the journal");
    }
    return clock.isLapsed ? cannotKnow("the leases have lapsed: no heartbeat reached the database") : null;
  }

  place(
    limits: readonly MoneyLimit[],
    amountNanos: number,
    atMs: number,
    leastNanos = amountNanos,
  ): Hold | Promise<Hold> {
    if (this.parts.clock.isLapsed) throw cannotKnow("the leases have lapsed");
    return this.holds.place(limits, amountNanos, atMs, leastNanos);
  }

  limitLowered(budgetId: string): void {
    const lowered = [];
    for (const slot of this.parts.slots.all()) {
      if (slot.budgetId === budgetId || slot.limit.templateId === budgetId) lowered.push(slot);
    }
    void this.parts.keeper.giveBackLowered(lowered);
  }

  affordable(limits: readonly MoneyLimit[], atMs: number): Promise<number> {
    return this.holds.affordable(limits, atMs);
  }

  grow(hold: Hold, moreNanos: number): boolean | Promise<boolean> {
    if (this.parts.clock.isLapsed) return false;
    return this.holds.grow(hold as ActiveHold, moreNanos);
  }

  release(hold: Hold): void {
    const active = hold as ActiveHold;
    if (active.ended) return;
    active.ended = true;
    this.holds.giveBack(active);
    if (active.intent) this.intents.cancel(active.intent);
    active.intent = null;
  }

  intent(call: CallIntent, hold: Hold): void {
    const active = hold as ActiveHold;
    const windows = active.slots.map((slot) => slot.pair);
    if (active.intent) this.intents.cancel(active.intent);
    active.intent = this.intents.begin(call, windows);
    if (!active.intent) throw journalFull("the intent could not be written");
  }

  progress(hold: Hold, outputTokens: number): void {
    const { intent } = hold as ActiveHold;
    if (intent) this.intents.progress(intent, outputTokens, Date.now());
  }

  settleAttempt(call: Settlement, hold: Hold): Promise<void> {
    const active = hold as ActiveHold;
    if (active.ended) return Promise.resolve();
    return this.record(call, active, this.holds.spend(active, call.costNanos));
  }

  settle(call: Settlement, hold: Hold): Promise<void> {
    const active = hold as ActiveHold;
    if (active.ended) return Promise.resolve();
    active.ended = true;
    const charges = this.holds.spend(active, call.costNanos);
    this.holds.giveBack(active);
    return this.record(call, active, charges);
  }

  private record(call: Settlement, hold: ActiveHold, charges: SettledCall["charges"]): Promise<void> {
    // Its intent is in the journal, which is closed: the next start books it.
    if (this.isClosed) return Promise.resolve();
    const { intent } = hold;
    hold.intent = null;
    const settled = call as SettledCall;
    settled.charges = charges;
    this.rescue.begin(settled);
    return this.parts.journal.append("S", encodeSettled(settled), (segment, offset) => {
      this.rescue.end(settled);
      segment.unshipped++;
      this.backlog.push(settled, segment, offset);
      if (intent) this.intents.end(intent);
      this.shipper.wake();
    });
  }

  private shipped(entries: BacklogEntry[]): void {
    for (const { call, segment } of entries) {
      this.holds.shipped(call);
      segment.unshipped--;
    }
    this.freeSegments();
  }

  /** Old segments go when all of them is booked; calls still under way are written again into the current one. */
  private freeSegments(): void {
    const { journal } = this.parts;
    const oldest = journal.removeDone();
    if (oldest && oldest.unshipped === 0) this.intents.carryFrom(oldest);
    if (journal.isHalfFull) journal.prepare();
  }

  /** Once a second: money that nobody used for a while goes back, and so does that of past windows. */
  handBackIdle(nowMs: number): void {
    const { slots, keeper, clock } = this.parts;
    const idle = [];
    for (const slot of clock.isFailing ? [] : [...slots.all()]) {
      const idleMs = nowMs - slot.lastUsedMs;
      const isUnused = idleMs > IDLE_MS || slots.isPast(slot);
      if (slot.free > 0 && (isUnused || slot.owesBack)) idle.push(slot);
      if (slot.isEmpty && (idleMs > FORGET_MS || slots.isPast(slot))) slots.drop(slot);
    }
    void keeper.giveBack(idle);
    this.freeSegments();
  }

  stats(): MoneyStats {
    let heldNanos = 0;
    let leasedFreeNanos = 0;
    for (const slot of this.parts.slots.all()) {
      heldNanos += slot.held;
      leasedFreeNanos += slot.free;
    }
    return {
      instanceId: this.instanceId,
      journalBytes: this.parts.journal.bytes,
      unshippedCalls: this.backlog.length,
      openIntents: this.intents.count,
      heldNanos,
      leasedFreeNanos,
    };
  }

  async close(): Promise<void> {
    if (this.isClosing) return;
    this.isClosing = true;
    const { journal, keeper, clock, sender, stopSending, retire, closeFolder } = this.parts;
    keeper.close();
    journal.flush();
    await this.rescue.run();
    await atMost(CLOSE_SHIPS_MS, this.shipper.drain());
    stopSending();
    await atMost(
      CLOSE_STEP_MS,
      this.shipper.between(async () => {}),
    );
    clock.stop();
    // With calls unbooked the leases stay: the next life takes them up with the journal.
    if (this.backlog.length === 0 && this.intents.count === 0) {
      const handedBack = retire().catch((error) => {
        sender.log.warn({ err: error }, "leases were not handed back");
      });
      await atMost(CLOSE_STEP_MS, handedBack);
    }
    this.isClosed = true;
    await journal.close();
    await closeFolder();
  }
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(ms, undefined, { ref: false })]);
}
