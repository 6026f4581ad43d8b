import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { CONTENT_BYTES_MAX } from "@/lib/contract/content";
import type { Logger } from "@/lib/core/log";
import type { Pool } from "@/lib/db";
import { keepContents, type SealedContent, toSealedContent } from "@/lib/domain/content";
import type { Call, Caller, ChatAsk } from "../call";
import { boundedJson } from "./bounded-json";
import { ByteBudget } from "./byte-budget";
import { ContentCapture } from "./content-capture";
import { isSampled, wantsNoStore } from "./selection";

const WAITING_BYTES_MAX = 32 * 1_024 * 1_024;
const BATCH = 50;
const RETRY_MS = 1_000;

/**
 * Keeps prompts and answers of tenants that ask for it, after their calls and beside them: what waits is bounded, what finds no
 * room is dropped and counted, and nothing here can fail or delay a call. It is not journaled: a crash loses what waits.
 */
export class ContentKeeper {
  private readonly pool: Pool;
  private readonly log: Logger;
  readonly budget: ByteBudget;
  private readonly queue: ContentCapture[] = [];
  private writing: Promise<void> | null = null;
  private closing = false;
  private dropped = 0;
  private kept = 0;

  constructor(pool: Pool, log: Logger, waitingBytesMax = WAITING_BYTES_MAX) {
    this.pool = pool;
    this.log = log;
    this.budget = new ByteBudget(waitingBytesMax);
  }

  /** What collects a call's content, or null where it is not to be kept. */
  begin(call: Call, caller: Caller, ask: ChatAsk): ContentCapture | null {
    const policy = caller.project.content ?? caller.org.content;
    if (!policy || policy.mode === "none" || wantsNoStore(call.req, ask.native)) return null;
    if (policy.mode === "sample" && !isSampled(call.requestId, policy.samplePercent)) return null;
    return new ContentCapture(call, caller, ask, policy, this);
  }

  /** After the call: hands over what it collected. */
  keep(capture: ContentCapture): void {
    const isWanted = capture.isWanted();
    if (isWanted && !capture.isDropped) capture.take(capture.ask.bodyBytes);
    if (!isWanted || capture.isDropped) {
      if (isWanted) this.dropped++;
      capture.release();
      return;
    }
    this.queue.push(capture);
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
  }

  stats() {
    return { waitingBytes: this.budget.used, dropped: this.dropped, kept: this.kept };
  }

  /** One try for what waits. */
  async close(): Promise<void> {
    this.closing = true;
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.queue.length > 0) {
      const batch: SealedContent[] = [];
      let bytes = 0;
      while (batch.length < BATCH && this.queue.length > 0) {
        const capture = this.queue.shift()!;
        const sealed = this.trySeal(capture);
        if (sealed) {
          batch.push(sealed);
          // The row takes the place of what it was made from, which may have been far longer.
          bytes += capture.shrink(sealed.bytes);
        } else {
          this.dropped++;
          capture.release();
        }
        await nextTurn();
      }
      await this.insert(batch);
      this.budget.give(bytes);
    }
  }

  private trySeal(capture: ContentCapture): SealedContent | null {
    try {
      return toSealedContent(toContent(capture));
    } catch (error) {
      // Without the error's text, which may quote what was to be kept.
      const { requestId } = capture;
      this.log.warn({ requestId, error: (error as Error).name }, "a call's content could not be kept");
      return null;
    }
  }

  /** Tries until the database takes it; then the calls that come find no room. */
  private async insert(batch: SealedContent[]): Promise<void> {
    for (;;) {
      try {
        await keepContents(this.pool, batch);
        this.kept += batch.length;
        return;
      } catch (error) {
        this.log.warn({ code: (error as { code?: string }).code }, "content waits for the database");
        if (this.closing) {
          this.dropped += batch.length;
          return;
        }
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}

function toContent(capture: ContentCapture) {
  const { ask, body, streamed, orgId, projectId, requestId, startedAtMs, path, policy } = capture;
  const prompt = boundedJson(ask.native, CONTENT_BYTES_MAX);
  const answer = body === null ? (streamed?.toCompletion() ?? { choices: [] }) : parsed(body);
  const answerText = boundedJson(answer, CONTENT_BYTES_MAX);
  return {
    orgId,
    projectId,
    requestId,
    startedAtMs,
    retentionDays: policy.retentionDays,
    wire: ask.wire,
    answerWire: body === null ? "chat" : ask.wire,
    path,
    prompt: prompt.json,
    answer: answerText.json,
    promptBytes: ask.bodyBytes,
    answerBytes: Buffer.byteLength(body ?? answerText.json),
    promptCut: prompt.cut,
    answerCut: answerText.cut,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
