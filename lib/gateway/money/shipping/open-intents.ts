import { encodeIntent, type IntentRecord } from "../journal/call-records";
import type { Journal } from "../journal/journal";
import type { Segment } from "../journal/segment";
import { SETTLEMENT_EXTRA_BYTES } from "../journal/write-group";
import type { CallIntent } from "../seam";

/** [request id, attempt], and for progress the output tokens and the time. */
export type IntentKey = [requestId: string, attempt: number];
export type ProgressRecord = [...IntentKey, outputTokens: number, atMs: number];

/** A call under way: journaled, not settled. */
export type OpenIntent = {
  readonly requestId: string;
  readonly attempt: number;
  readonly json: string;
  readonly reservedBytes: number;
  segment: Segment | null;
  progressJson: string | null;
  ended: boolean;
};

/** The intents of calls under way, and the room that the journal keeps for their settlements. */
export class OpenIntents {
  private readonly open = new Set<OpenIntent>();
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  get count(): number {
    return this.open.size;
  }

  /** In the journal file when this returns; null when that has no room for the call and its settlement. */
  begin(call: CallIntent, windows: IntentRecord["windows"]): OpenIntent | null {
    const json = encodeIntent(call, windows);
    const reservedBytes = json.length - (call.promptJson?.length ?? 0) + SETTLEMENT_EXTRA_BYTES;
    if (this.journal.roomBytes < json.length + 2 * reservedBytes) return null;
    const intent: OpenIntent = {
      requestId: call.requestId,
      attempt: call.attempt,
      json,
      reservedBytes,
      segment: null,
      progressJson: null,
      ended: false,
    };
    this.open.add(intent);
    this.journal.reservedBytes += reservedBytes;
    try {
      this.journal.writeNow("I", json, (segment) => moveTo(intent, segment));
      return intent;
    } catch {
      this.cancel(intent);
      return null;
    }
  }

  progress(intent: OpenIntent, outputTokens: number, atMs: number): void {
    const record: ProgressRecord = [intent.requestId, intent.attempt, outputTokens, atMs];
    intent.progressJson = JSON.stringify(record);
    this.journal.note("P", intent.progressJson);
  }

  /** The call never went upstream. */
  cancel(intent: OpenIntent): void {
    if (intent.ended) return;
    const key: IntentKey = [intent.requestId, intent.attempt];
    this.journal.note("X", JSON.stringify(key));
    this.end(intent);
  }

  /** Its settlement is in the journal. */
  end(intent: OpenIntent): void {
    if (intent.ended) return;
    intent.ended = true;
    this.open.delete(intent);
    this.journal.reservedBytes -= intent.reservedBytes;
    if (intent.segment) intent.segment.openIntents--;
  }

  /** Writes the open intents of an old segment again, so that it can be deleted when they are in the current one. */
  carryFrom(segment: Segment): void {
    for (const intent of this.open) {
      if (intent.segment !== segment) continue;
      void this.journal.append("I", intent.json, (current) => moveTo(intent, current));
      if (intent.progressJson) this.journal.note("P", intent.progressJson);
    }
  }
}

function moveTo(intent: OpenIntent, segment: Segment): void {
  if (intent.ended) return;
  if (intent.segment) intent.segment.openIntents--;
  intent.segment = segment;
  segment.openIntents++;
}
