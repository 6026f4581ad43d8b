import type { Call, ChatAsk } from "../../../call";
import type { ProviderChunk } from "../../../providers/provider";
import type { StreamEnd, StreamWriter } from "../../chat-door";
import { withCost } from "../native-answer";
import { brokenPiece, ChoiceLedger, cappedPiece } from "./ending";
import { type Framing, framingFor } from "./framing";

const DATA = "data: ";

/** Google's own events as they came; what follows the last finish waits for the settlement, and tells the cost. */
export class NativeGeminiWriter implements StreamWriter {
  private readonly framing: Framing;
  private readonly head: Record<string, unknown>;
  private readonly ledger = new ChoiceLedger();
  private ending: string[] = [];
  private isReported = false;

  constructor({ model }: ChatAsk, { req, requestId }: Call) {
    this.framing = framingFor(req);
    this.head = { modelVersion: model, responseId: requestId };
  }

  get contentType(): string {
    return this.framing.contentType;
  }

  chunk({ json, value, usage }: ProviderChunk): string {
    const data = json.slice(DATA.length).trimEnd();
    if (usage) this.isReported = true;
    for (const choice of value.choices ?? []) this.ledger.note(choice);
    if (this.ledger.areAllFinished) {
      this.ending.push(data);
      return "";
    }
    // One candidate ended, and now another one begins.
    return this.release() + this.framing.piece(data);
  }

  last(end: StreamEnd): string {
    const { outcome, measured } = end;
    const last = outcome === "ok" ? this.ending.pop() : undefined;
    const before = this.release();
    if (outcome === "ok") {
      const piece = last ? withCost(last, measured, this.isReported) : cappedPiece([], this.head, end);
      return before + this.framing.piece(piece) + this.framing.end();
    }
    const piece = outcome === "capped" ? cappedPiece(this.ledger.open(), this.head, end) : brokenPiece(end);
    return before + this.framing.piece(piece) + this.framing.end();
  }

  private release(): string {
    const text = this.ending.map((data) => this.framing.piece(data)).join("");
    this.ending = [];
    return text;
  }
}
