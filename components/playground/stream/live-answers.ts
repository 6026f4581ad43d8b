import type { Answer } from "./answer";

type Listener = () => void;

/**
 * Answers that are being written, outside of React's state: each frame tells of one of those that changed, in turn, and only
 * who shows it. So a frame has one answer to draw, however many are written, and room for typing and scrolling.
 */
export class LiveAnswers {
  private readonly answers = new Map<string, Answer>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly changed = new Set<string>();
  private readonly nextFrame: (tell: () => void) => void;
  private waits = false;

  constructor(nextFrame: (tell: () => void) => void = (tell) => requestAnimationFrame(tell)) {
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
    this.wait();
  }

  /** Takes it out once the session has its last state. */
  drop(key: string): void {
    this.answers.delete(key);
    this.changed.delete(key);
  }

  private wait(): void {
    if (this.waits) return;
    this.waits = true;
    this.nextFrame(() => this.tell());
  }

  /** The set keeps its order, so the one that has waited longest is next. */
  private tell(): void {
    this.waits = false;
    const [key] = this.changed;
    if (key === undefined) return;
    this.changed.delete(key);
    for (const listener of this.listeners.get(key) ?? []) listener();
    if (this.changed.size > 0) this.wait();
  }
}
