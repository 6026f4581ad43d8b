import { closeSync, openSync, writeSync } from "node:fs";

/** How one call went, as its caller saw it. */
export type CallRecord = {
  n: number;
  key: number;
  gateway: number;
  customer: string | null;
  stream: boolean;
  maxTokens: number;
  words: number;
  bodyBytes: number;
  sentMs: number;
  endedMs: number;
  /** 0: no answer. */
  status: number;
  /** The answer came to its proper end. */
  whole: boolean;
  /** When the caller hung up, if it did. */
  leftMs: number | null;
  requestId: string | null;
  /** Why there was no answer, or the error's code. */
  code: string | null;
  refusal: { scope: string; scopeId: string; window: string } | null;
  metric: string | null;
  /** As the answer says it. */
  costNanos: number | null;
};

/** Writes records as they come, so that a run that is broken off can still be looked at. */
export class CallLog {
  private readonly fd: number;
  private lines: string[] = [];

  constructor(path: string) {
    this.fd = openSync(path, "w");
  }

  add(record: CallRecord): void {
    this.lines.push(JSON.stringify(record));
    if (this.lines.length >= 500) this.flush();
  }

  flush(): void {
    if (this.lines.length > 0) writeSync(this.fd, `${this.lines.join("\n")}\n`);
    this.lines = [];
  }

  close(): void {
    this.flush();
    closeSync(this.fd);
  }
}
