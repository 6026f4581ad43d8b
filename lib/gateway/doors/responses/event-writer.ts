/** Events of this protocol as text, numbered in order. */
export class EventWriter {
  private text = "";
  private next: number;

  constructor(firstNumber = 0) {
    this.next = firstNumber;
  }

  event(type: string, members: Record<string, unknown>): void {
    const data = JSON.stringify({ type, sequence_number: this.next++, ...members });
    this.text += `event: ${type}\ndata: ${data}\n\n`;
  }

  /** All that was written since the last time. */
  take(): string {
    const { text } = this;
    this.text = "";
    return text;
  }
}
