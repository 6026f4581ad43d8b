const SLICE_MS = 4;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Work in slices of a few milliseconds, with a turn of the event loop between them. */
export class Pace {
  private sliceStart = performance.now();

  /** To be awaited where it answers a promise: the slice was long enough. */
  breathe(): Promise<void> | null {
    if (performance.now() - this.sliceStart < SLICE_MS) return null;
    return nextTurn().then(() => {
      this.sliceStart = performance.now();
    });
  }
}
