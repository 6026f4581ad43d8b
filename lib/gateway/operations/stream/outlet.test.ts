import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import type { Call } from "../../call";
import { Outlet } from "./outlet";

class Reader extends EventEmitter {
  written: Buffer[] = [];
  ended = false;
  isFull = false;
  write(bytes: Buffer): boolean {
    this.written.push(bytes);
    return !this.isFull;
  }
  end(bytes: Buffer): void {
    this.written.push(bytes);
    this.ended = true;
  }
  setTimeout(): void {}
  addTrailers(): void {}
  get text(): string {
    return Buffer.concat(this.written).toString();
  }
}

function open(keepsByte: boolean) {
  const reader = new Reader();
  const source = { paused: 0, resumed: 0, pause: () => source.paused++, resume: () => source.resumed++ };
  const call = { res: reader, recording: null } as unknown as Call;
  return { reader, source, outlet: new Outlet(call, source, keepsByte) };
}

describe("a streamed answer", () => {
  it("waits for a slow reader: its source pauses once, and goes on when there is room", () => {
    const { reader, source, outlet } = open(false);
    reader.isFull = true;
    for (const text of ["one", "two"]) {
      outlet.add(Buffer.from(text));
      outlet.flush();
    }
    expect([source.paused, source.resumed]).toEqual([1, 0]);
    reader.emit("drain");
    expect([source.paused, source.resumed]).toEqual([1, 1]);
  });

  it("that has no terminal event is one byte short of whole until it is settled", async () => {
    const { reader, outlet } = open(true);
    for (const text of ["a", "bcd", "e"]) {
      outlet.add(Buffer.from(text));
      outlet.flush();
    }
    expect([reader.text, reader.ended]).toEqual(["abcd", false]);
    await outlet.end(null, 5);
    expect([reader.text, reader.ended]).toEqual(["abcde", true]);
  });
});
