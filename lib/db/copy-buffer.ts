const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const ROW_BYTES_GUESS = 640;
const YEAR_2000_MS = Date.UTC(2000, 0, 1);
const HIGH = 2 ** 32;

/**
 * Rows in PostgreSQL's binary COPY format, the cheapest to make and to read. The field methods throw RangeError on a number that
 * its type cannot hold. Text is stored as it came, but for NUL and half surrogate pairs, which PostgreSQL cannot hold (U+FFFD).
 * https://www.postgresql.org/docs/current/sql-copy.html
 */
export class CopyBuffer {
  private bytes: Buffer;
  private at = SIGNATURE.length;

  constructor(rows: number) {
    this.bytes = Buffer.allocUnsafe(SIGNATURE.length + rows * ROW_BYTES_GUESS);
    SIGNATURE.copy(this.bytes);
  }

  startRow(fields: number): void {
    this.need(2);
    this.put2(fields);
  }

  null(): void {
    this.need(4);
    this.put4(-1);
  }

  boolean(value: boolean): void {
    this.need(5);
    this.put4(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  int2(value: number): void {
    if (value !== (value << 16) >> 16) throw new RangeError(`no smallint: ${value}`);
    this.need(6);
    this.put4(2);
    this.put2(value);
  }

  int4(value: number): void {
    if (value !== (value | 0)) throw new RangeError(`no integer: ${value}`);
    this.need(8);
    this.put4(4);
    this.put4(value);
  }

  int8(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`no safe integer: ${value}`);
    this.need(12);
    this.put4(8);
    this.put4(Math.floor(value / HIGH));
    this.put4(value);
  }

  /** A timestamptz from Unix milliseconds. */
  timestamp(ms: number): void {
    this.int8((ms - YEAR_2000_MS) * 1_000);
  }

  text(value: string): void {
    this.need(4 + 3 * value.length);
    const start = this.at;
    this.at += 4;
    this.putText(value);
    this.putLength(start);
  }

  jsonb(json: string): void {
    this.need(5 + 3 * json.length);
    const start = this.at;
    this.at += 4;
    this.bytes[this.at++] = 1;
    this.putText(json);
    this.putLength(start);
  }

  /** The whole, ready to be sent; nothing can be added any more. */
  end(): Buffer {
    this.need(2);
    this.put2(-1);
    return this.bytes.subarray(0, this.at);
  }

  /** Most text is short and ASCII: byte by byte is faster than a call into the encoder. */
  private putText(value: string): void {
    const { bytes } = this;
    let at = this.at;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code === 0 || code > 127) {
        this.at += bytes.write(value.replaceAll("\0", "\uFFFD"), this.at);
        return;
      }
      bytes[at++] = code;
    }
    this.at = at;
  }

  private putLength(start: number): void {
    const { at } = this;
    this.at = start;
    this.put4(at - start - 4);
    this.at = at;
  }

  private put2(value: number): void {
    this.bytes[this.at++] = value >>> 8;
    this.bytes[this.at++] = value;
  }

  private put4(value: number): void {
    const { bytes } = this;
    bytes[this.at++] = value >>> 24;
    bytes[this.at++] = value >>> 16;
    bytes[this.at++] = value >>> 8;
    bytes[this.at++] = value;
  }

  private need(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * this.bytes.length + count);
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
