import { ceilingNanos } from "@/lib/gateway/hold/ceiling";
import type { CallRecord } from "../callers/call-log";
import { promptTokens, RATES } from "../fleet/fleet";
import type { Books, EventRow, WindowRow } from "./books";
import { type Figure, info, mustBe } from "./figures";
import { eventsOf } from "./spend";

const SCOPES: Record<string, string> = {
  organization: "org",
  project: "project",
  key: "key",
  customer: "customer",
};
const PART_MAX = 0.001;

/** What a call took from its limits until it was settled, and after. */
type FalseRefusal = {
  call: CallRecord;
  row: WindowRow | null;
  roomNanos: number;
  needNanos: number;
};

type Taken = { fromMs: number; heldNanos: number; settledMs: number; costNanos: number };

class Refusals {
  private readonly books: Books;
  private readonly callOf: Map<number, CallRecord>;

  constructor(books: Books) {
    this.books = books;
    this.callOf = new Map(books.calls.map((call) => [call.n, call]));
  }

  /** 402s of calls that the limit named in them could have paid for, from when they were sent until they were answered. */
  countFalse(): { refused: number; wrong: FalseRefusal[] } {
    const refused = this.books.calls.filter((call) => call.status === 402);
    const wrong: FalseRefusal[] = [];
    for (const [row, calls] of this.byWindow(refused)) {
      if (row === null) {
        wrong.push(...calls.map((call) => ({ call, row, roomNanos: 0, needNanos: 0 })));
        continue;
      }
      const taken = eventsOf(this.books, row).map((event) => this.takenBy(event));
      for (const call of calls) {
        const needNanos = ceilingNanos(RATES, promptTokens(call.words), 1);
        const roomNanos = this.leastRoomNanos(row, taken, call) - this.unknownNanos(row, call);
        if (roomNanos >= needNanos) wrong.push({ call, row, roomNanos, needNanos });
      }
    }
    return { refused: refused.length, wrong };
  }

  private byWindow(refused: CallRecord[]): Map<WindowRow | null, CallRecord[]> {
    const found = new Map<WindowRow | null, CallRecord[]>();
    for (const call of refused) {
      const { refusal, key, code } = call;
      const { orgId } = this.books.fleet.keys[key]!;
      const row = this.books.windows.find(
        (one) =>
          one.orgId === orgId &&
          one.scopeType === SCOPES[refusal?.scope ?? ""] &&
          one.scopeId === refusal?.scopeId &&
          one.window === refusal.window &&
          one.kind === (code === "credits_exhausted" ? "credit" : "cap"),
      );
      found.set(row ?? null, [...(found.get(row ?? null) ?? []), call]);
    }
    return found;
  }

  /** A call that its gateway's death ended held its money until that gateway was back. */
  private takenBy(event: EventRow): Taken {
    const call = this.callOf.get(event.call)!;
    const held = ceilingNanos(RATES, call.bodyBytes, call.maxTokens);
    const outage = this.books.outages.find(
      ({ what, index, fromMs }) => what === "gateway" && index === call.gateway && fromMs >= event.startedMs,
    );
    const settledMs = event.outcome === "recovered" ? (outage?.untilMs ?? event.settledMs) : event.settledMs;
    return {
      fromMs: event.startedMs,
      heldNanos: Math.max(held, event.costNanos),
      settledMs,
      costNanos: event.costNanos,
    };
  }

  /** What gateways that were away meanwhile had leased. */
  private unknownNanos({ windowId }: WindowRow, { sentMs, endedMs }: CallRecord): number {
    const away = this.books.outages.filter(({ fromMs, untilMs }) => fromMs <= endedMs && untilMs >= sentMs);
    return away.reduce((sum, { leased }) => sum + Number(leased.get(windowId) ?? 0n), 0);
  }

  /** The least that was left at any time while the call was under way. */
  private leastRoomNanos(row: WindowRow, taken: Taken[], { sentMs, endedMs }: CallRecord): number {
    const changes = taken.map(({ fromMs }) => fromMs).filter((fromMs) => fromMs > sentMs && fromMs < endedMs);
    return Math.min(...[sentMs, ...changes, endedMs].map((atMs) => this.roomNanos(row, taken, atMs)));
  }

  private roomNanos(row: WindowRow, taken: Taken[], atMs: number): number {
    let room = Number(this.books.limits.lowest(row.budgetId, atMs, atMs));
    for (const { fromMs, heldNanos, settledMs, costNanos } of taken) {
      if (fromMs > atMs) break;
      room -= settledMs > atMs ? heldNanos : costNanos;
    }
    return room;
  }
}

export function auditRefusals(books: Books): Figure[] {
  const { refused, wrong } = new Refusals(books).countFalse();
  const answered = books.calls.filter((call) => call.status === 200).length;
  const part = wrong.length / Math.max(1, answered + wrong.length);
  // One alone is more than that in a short run.
  const isGood = part < PART_MAX || wrong.length === 1;
  const value = `${wrong.length} (${(part * 100).toFixed(3)} %)`;
  return [
    info("refused for money (402)", refused),
    mustBe("  though affordable", value, "below 0.1 %", isGood, wrong),
  ];
}
