import type { Answer } from "./answer";

type Listener = () => void;

const ANSWERS_A_FRAME = 2;
const FRAMES_OF_REST = 2;

/**
 * Answers that are being written, outside of React's state: a frame tells of at most two of those that changed, in turn, and only
 * who shows them; the next two frames draw none. So however many are written there is room for typing and scrolling.
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

  /** The set keeps its order, so those that have waited longest are next. */
  private tell(): void {
    for (const key of [...this.changed].slice(0, ANSWERS_A_FRAME)) {
      this.changed.delete(key);
      for (const listener of this.listeners.get(key) ?? []) listener();
    }
    this.rest(FRAMES_OF_REST);
  }

  private rest(frames: number): void {
    this.nextFrame(() => {
      if (frames > 1) return this.rest(frames - 1);
      this.waits = false;
      if (this.changed.size > 0) this.wait();
    });
  }
}
