/** So many pieces become one string: on its own a piece of a few letters takes ten times its length. */
const PIECES_JOINED = 64;

/** What a stream has brought, kept for counting its tokens; knows up to where it is paid for. */
export class OutputText {
  /** How many pieces have come. */
  pieces = 0;
  private readonly blocks: string[] = [];
  private paid: string[] = [];
  private readonly unpaid: string[] = [];

  add(text: string): void {
    this.unpaid.push(text);
    this.pieces++;
  }

  /** All that has come is paid for. */
  pay(): void {
    for (const text of this.unpaid) this.paid.push(text);
    this.unpaid.length = 0;
    if (this.paid.length < PIECES_JOINED) return;
    this.blocks.push(this.paid.join(""));
    this.paid = [];
  }

  paidText(): string {
    return this.blocks.join("") + this.paid.join("");
  }

  /** All that has come, in order, in one or several strings. */
  texts(): string[] {
    return [...this.blocks, ...this.paid, ...this.unpaid];
  }
}
