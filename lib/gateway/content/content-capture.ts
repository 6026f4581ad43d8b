import type { ContentPolicy } from "@/lib/contract/content";
import type { CallOutcome } from "@/lib/domain/metering";
import type { Call, Caller, ChatAsk } from "../call";
import type { ChunkValue } from "../providers/chunk";
import type { ByteBudget } from "./byte-budget";
import type { CallContent } from "./call-content";
import { StreamedAnswer } from "./streamed-answer";

/** For errors only: how a call must have ended. */
const FAILED: ReadonlySet<CallOutcome> = new Set(["error", "cut"]);

/** Who takes what was collected, and the memory that it is collected in. */
type Keeper = { budget: ByteBudget; keep(capture: ContentCapture): void };

export class ContentCapture implements CallContent {
  readonly ask: ChatAsk;
  readonly requestId: string;
  readonly startedAtMs: number;
  readonly path: string;
  readonly orgId: string;
  readonly projectId: string;
  readonly policy: ContentPolicy;
  /** Of the memory for content. */
  bytes = 0;
  /** There was no room for it. */
  isDropped = false;
  body: string | null = null;
  streamed: StreamedAnswer | null = null;
  private outcome: CallOutcome | null = null;
  private readonly budget: ByteBudget;
  private readonly keeper: Keeper;

  constructor(call: Call, { org, project }: Caller, ask: ChatAsk, policy: ContentPolicy, keeper: Keeper) {
    this.ask = ask;
    this.requestId = call.requestId;
    this.startedAtMs = call.startedAtMs;
    this.path = (call.req.url ?? "/").split("?")[0]!;
    this.orgId = org.id;
    this.projectId = project.id;
    this.policy = policy;
    this.budget = keeper.budget;
    this.keeper = keeper;
  }

  chunk(value: ChunkValue): void {
    if (this.isDropped) return;
    this.streamed ??= new StreamedAnswer();
    this.take(this.streamed.add(value));
  }

  answered(body: string, outcome: CallOutcome): void {
    this.outcome = outcome;
    if (this.isDropped || !this.isWanted()) return;
    this.body = body;
    this.take(Buffer.byteLength(body));
  }

  ended(outcome: CallOutcome): void {
    this.outcome = outcome;
  }

  close(): void {
    this.keeper.keep(this);
  }

  /** Whether the call came to something, and to what is to be kept. */
  isWanted(): boolean {
    return this.outcome !== null && (this.policy.mode !== "errors" || FAILED.has(this.outcome));
  }

  /** Takes so many bytes of the memory for content; without room what was collected is given up. */
  take(bytes: number): void {
    if (this.budget.take(bytes)) this.bytes += bytes;
    else this.drop();
  }

  /** Gives back what is more than `bytes`; answers what stays taken, for others to give back. */
  shrink(bytes: number): number {
    const kept = Math.min(this.bytes, bytes);
    this.budget.give(this.bytes - kept);
    this.bytes = 0;
    return kept;
  }

  release(): void {
    this.budget.give(this.bytes);
    this.bytes = 0;
  }

  private drop(): void {
    this.isDropped = true;
    this.body = null;
    this.streamed = null;
    this.release();
  }
}
