import type { Answer } from "./answer";

type Listener = () => void;

/** Every second frame: thirty times a second reads as flowing, and leaves the other frames to typing and scrolling. */
const secondFrame = (tell: () => void) => requestAnimationFrame(() => requestAnimationFrame(tell));

/**
 * Answers that are being written, outside of React's state: changes are told together, and only to who shows that answer.
 */
export class LiveAnswers {
  private readonly answers = new Map<string, Answer>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly changed = new Set<string>();
  private readonly nextFrame: (tell: () => void) => void;
  private waits = false;

  constructor(nextFrame: (tell: () => void) => void = secondFrame) {
    this.nextFrame = nextFrame;
  }

  readonly get = (key: string): Answer | undefined => this.answers.get(key);

  readonly subscribe = (key: string, listener: Listener): (() => void) => {
    const known = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.listeners.delete(key);
    };
  };

  put(answer: Answer): void {
    this.answers.set(answer.key, answer);
    this.changed.add(answer.key);
    if (this.waits) return;
    this.waits = true;
    this.nextFrame(() => this.tell());
  }

  /** Takes it out once the session has its last state. */
  drop(key: string): void {
    this.answers.delete(key);
  }

  private tell(): void {
    this.waits = false;
    const keys = [...this.changed];
    this.changed.clear();
    for (const key of keys) for (const listener of this.listeners.get(key) ?? []) listener();
  }
}
