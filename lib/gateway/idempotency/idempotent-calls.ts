import { setTimeout as sleep } from "node:timers/promises";
import { sha256Hex } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import { usdFromNanos } from "@/lib/core/money";
import { isUndone, type Pool } from "@/lib/db";
import {
  type CallClaim,
  type CallClaimResult,
  claimCall,
  type KeptAnswer,
  keepCallAnswer,
  loseCallAnswer,
  releaseCall,
} from "@/lib/domain/idempotency";
import type { Call, Caller } from "../call";
import { headerText } from "../http/respond";
import { AnswerRecording, type RecordingEnd } from "./answer-recording";
import { idempotencyKeyOf } from "./idempotency-key";
import { PersistentWrites } from "./persistent-writes";
import { sendReplay } from "./replay";

/** A duplicate of a call under way waits this long in all, as a management write does; then 409, which official SDKs retry. */
const WAIT_STEPS_MS = [50, 100, 200, 400, 800, 1_600, 0];
const RETRY_AFTER_SECONDS = 2;
/** How long a call waits for a database that does not answer. */
const STORE_WAIT_MS = 2_000;
/** Claims and waiting duplicates at one time: they share a few connections. */
const CLAIMS_MAX = 512;

const FINAL = { "x-should-retry": "false" };

function conflict(message: string, headers: Record<string, string>): AppError {
  return new AppError("idempotency_conflict", message, { headers });
}

function lost({ requestId, costNanos }: Extract<CallClaimResult, { outcome: "lost" }>): AppError {
  return new AppError(
    "idempotency_result_lost",
    "The first call with this Idempotency-Key was billed, but its answer was not kept. Send a new key to ask again.",
    { extra: { request_id: requestId, cost: usdFromNanos(BigInt(costNanos)) }, headers: FINAL },
  );
}

function unavailable(internal: string): AppError {
  return new AppError(
    "store_unavailable",
    "Idempotency-Key cannot be honoured right now. Try again shortly.",
    {
      headers: { "retry-after": String(RETRY_AFTER_SECONDS) },
      internal,
    },
  );
}

function overloaded(): AppError {
  return new AppError("overloaded", "Too many calls with an Idempotency-Key wait. Try again shortly.", {
    headers: { "retry-after": String(RETRY_AFTER_SECONDS) },
  });
}

/** Calls that are run once for a caller's Idempotency-Key; see the folder's README. */
export class IdempotentCalls {
  private readonly pool: Pool;
  private readonly instanceId: string;
  private readonly writes: PersistentWrites;
  private claims = 0;

  constructor(pool: Pool, instanceId: string, log: Logger) {
    this.pool = pool;
    this.instanceId = instanceId;
    this.writes = new PersistentWrites(log);
  }

  /** True when the first answer was sent again; else the call is to be run, and what it answers is recorded. */
  async replay(call: Call, { key }: Caller, endpoint: string, text: string): Promise<boolean> {
    const claim: CallClaim = {
      id: sha256Hex(`${key.id}\n${idempotencyKeyOf(call.req)}`),
      requestHash: sha256Hex(`${endpoint}\n${text}`),
      orgId: key.orgId,
      requestId: call.requestId,
      startedAtMs: call.startedAtMs,
      instanceId: this.instanceId,
    };
    if (this.claims >= CLAIMS_MAX) throw overloaded();
    this.claims++;
    try {
      const first = await this.claimOrWait(claim);
      if (first) sendReplay(call, first.requestId, first.answer);
      else this.record(call, claim);
      return first !== null;
    } finally {
      this.claims--;
    }
  }

  /** Tries once more to write what waits for the database. */
  close(): Promise<void> {
    return this.writes.close();
  }

  private async claimOrWait(claim: CallClaim) {
    for (const waitMs of WAIT_STEPS_MS) {
      const result = await this.claim(claim);
      if (result.outcome === "ours") return null;
      if (result.outcome === "answered") return result;
      if (result.outcome === "lost") throw lost(result);
      if (result.outcome === "other_request") {
        throw conflict("This Idempotency-Key was used for another request.", FINAL);
      }
      await sleep(waitMs);
    }
    throw conflict("A call with this Idempotency-Key is still running. Ask again in a few seconds.", {
      "retry-after": String(RETRY_AFTER_SECONDS),
    });
  }

  /** A claim whose fate is not known is given back for as long as it takes: nothing may stay claimed that nobody runs. */
  private async claim(claim: CallClaim): Promise<CallClaimResult> {
    const claimed = claimCall(this.pool, claim);
    try {
      const answered = await Promise.race([claimed, sleep(STORE_WAIT_MS, null, { ref: false })]);
      if (answered) return answered;
    } catch (error) {
      if (!isUndone(error)) void this.giveBack(claim);
      throw unavailable((error as Error).message);
    }
    void claimed.catch(() => {}).then(() => this.giveBack(claim));
    throw unavailable("the database does not answer");
  }

  private giveBack(claim: CallClaim): Promise<void> {
    return this.writes.run({ run: () => releaseCall(this.pool, claim), bytes: 0 });
  }

  private record(call: Call, claim: CallClaim): void {
    call.recording = new AnswerRecording((end) => {
      const written = this.write(call, claim, end);
      return Promise.race([written, sleep(STORE_WAIT_MS, undefined, { ref: false })]);
    });
  }

  /** What was billed is kept; an error was not billed and may be tried again. */
  private write(call: Call, claim: CallClaim, end: RecordingEnd): Promise<void> {
    if (end.kind === "unbilled") return this.giveBack(claim);
    const { costNanos } = end;
    if (end.kind === "lost" || !this.writes.hasRoom(end.body.length)) {
      return this.writes.run({ run: () => loseCallAnswer(this.pool, claim, costNanos), bytes: 0 });
    }
    const answer: KeptAnswer = {
      contentType: end.contentType,
      body: end.body,
      costNanos,
      headers: headersOf(call),
    };
    return this.writes.run({
      run: () => keepCallAnswer(this.pool, claim, answer),
      bytes: end.body.length,
    });
  }
}

function headersOf({ modelSlug, providerSlug, attempts }: Call): Record<string, string> {
  return {
    "x-turnpike-model": headerText(modelSlug),
    "x-turnpike-provider": headerText(providerSlug),
    "x-turnpike-attempts": String(attempts),
  };
}
