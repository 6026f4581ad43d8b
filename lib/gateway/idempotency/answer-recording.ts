const BYTES_MAX = 1_048_576;

/** What a call with an Idempotency-Key answers, as far as it may be kept: a megabyte. */
export class AnswerRecording {
  status = 0;
  contentType = "";
  costNanos = 0;
  /** Set with the last byte: an answer that broke off in an error of ours is not whole. */
  isWhole = false;
  private parts: string[] = [];
  private bytes = 0;
  private readonly keep: (recording: AnswerRecording) => Promise<void>;

  constructor(keep: (recording: AnswerRecording) => Promise<void>) {
    this.keep = keep;
  }

  begin(status: number, contentType: string): void {
    this.status = status;
    this.contentType = contentType;
  }

  add(text: string): void {
    this.bytes += Buffer.byteLength(text);
    if (this.bytes <= BYTES_MAX) this.parts.push(text);
    else this.parts = [];
  }

  end(text: string, costNanos: number): void {
    this.add(text);
    this.costNanos = costNanos;
    this.isWhole = true;
  }

  /** After the answer, whatever became of it. */
  close(): Promise<void> {
    return this.keep(this);
  }

  /** Null when it is larger than is kept. */
  get body(): string | null {
    return this.bytes <= BYTES_MAX ? this.parts.join("") : null;
  }
}
