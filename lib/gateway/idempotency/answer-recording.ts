const BYTES_MAX = 1_048_576;

/** What a recording ends as: an answer to keep, or one that was billed and cannot be sent again, or nothing billed. */
export type RecordingEnd =
  | { kind: "answer"; contentType: string; body: string; costNanos: number }
  | { kind: "lost"; costNanos: number }
  | { kind: "unbilled" };

/** Keeps what a call with an Idempotency-Key answers, up to a megabyte, before its last byte is released. */
export class AnswerRecording {
  private contentType = "";
  private parts: string[] = [];
  private bytes = 0;
  private isEnded = false;
  private readonly onEnd: (end: RecordingEnd) => Promise<void>;

  constructor(onEnd: (end: RecordingEnd) => Promise<void>) {
    this.onEnd = onEnd;
  }

  /** The head of a 200 is sent. */
  begin(contentType: string): void {
    this.contentType = contentType;
  }

  add(text: string): void {
    this.bytes += Buffer.byteLength(text);
    if (this.bytes <= BYTES_MAX) this.parts.push(text);
    else this.parts = [];
  }

  /** Await this between the settlement and the last byte. Never rejects, and takes two seconds at most. */
  keep(last: string, costNanos: number, contentType = this.contentType): Promise<void> {
    this.add(last);
    this.isEnded = true;
    const isKept = this.bytes <= BYTES_MAX;
    const body = this.parts.join("");
    return this.onEnd(
      isKept ? { kind: "answer", contentType, body, costNanos } : { kind: "lost", costNanos },
    );
  }

  /** After the call, whatever became of it: one that never came to its last byte may run again unless it had begun. */
  async close(): Promise<void> {
    if (this.isEnded) return;
    this.isEnded = true;
    await this.onEnd(this.contentType ? { kind: "lost", costNanos: 0 } : { kind: "unbilled" });
  }
}
