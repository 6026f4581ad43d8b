import { usdFromNanos } from "@/lib/core/money";
import type { Call } from "../../call";

const STALLED_MS = 120_000;
const NOTHING = Buffer.alloc(0);

type Source = { pause(): void; resume(): void };

/**
 * Writes to a caller no faster than it reads: its source waits meanwhile. With `keepsByte` the last byte written so far stays
 * back, so that what has no terminal event is not whole before `end`.
 */
export class Outlet {
  private readonly call: Call;
  private readonly source: Source;
  private readonly keepsByte: boolean;
  private parts: Buffer[] = [];
  private isWaiting = false;

  constructor(call: Call, source: Source, keepsByte: boolean) {
    this.call = call;
    this.source = source;
    this.keepsByte = keepsByte;
  }

  add(bytes: Buffer): void {
    if (bytes.length > 0) this.parts.push(bytes);
  }

  flush(): void {
    const ready = this.takeReady();
    if (ready.length === 0) return;
    this.record(ready);
    if (this.call.res.write(ready) || this.isWaiting) return;
    this.isWaiting = true;
    const { res } = this.call;
    this.source.pause();
    // Without a listener of ours the time-out destroys the socket.
    res.setTimeout(STALLED_MS);
    res.once("drain", () => {
      this.isWaiting = false;
      res.setTimeout(0);
      this.source.resume();
    });
  }

  /** What was kept back, then `more`, once the call is settled; the cost is a trailer where there is no last event. */
  async end(more: string | null, costNanos: number): Promise<void> {
    const { res, recording } = this.call;
    const last = more === null ? this.takeAll() : Buffer.concat([this.takeAll(), Buffer.from(more)]);
    if (recording) await recording.keep(this.recorded(last), costNanos);
    if (more === null) res.addTrailers({ "x-turnpike-cost": usdFromNanos(BigInt(costNanos)) });
    res.end(last);
  }

  private takeAll(): Buffer {
    const all = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    this.parts = [];
    return all;
  }

  private takeReady(): Buffer {
    const all = this.takeAll();
    if (!this.keepsByte || all.length === 0) return all;
    this.parts = [Buffer.from(all.subarray(all.length - 1))];
    return all.length === 1 ? NOTHING : all.subarray(0, all.length - 1);
  }

  private record(bytes: Buffer): void {
    this.call.recording?.add(this.recorded(bytes));
  }

  /** Audio is kept as Latin-1, a character a byte. */
  private recorded(bytes: Buffer): string {
    return bytes.toString(this.keepsByte ? "latin1" : "utf8");
  }
}
