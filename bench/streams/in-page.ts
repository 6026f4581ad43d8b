/** What happened on a page since `watch` began or was last told. */
export type Watched = {
  /** Milliseconds between frames. */
  gaps: number[];
  /** Milliseconds of work of each frame that had more than 50 of them. */
  longFrames: number[];
  /** Milliseconds from a key to the frame with its letter, of keys that took longer than a frame. */
  keys: number[];
};

declare global {
  interface Window {
    watched: Watched;
  }
}

/** Runs in the page, and so uses nothing from outside. */
export function watch(): void {
  window.watched = { gaps: [], longFrames: [], keys: [] };
  let before = performance.now();
  const onFrame = (at: number) => {
    window.watched.gaps.push(at - before);
    before = at;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.watched.longFrames.push(duration);
  }).observe({ type: "long-animation-frame" });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === "keydown") window.watched.keys.push(duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

/** Runs in the page: tells and begins anew. */
export function tell(): Watched {
  const told = window.watched;
  window.watched = { gaps: [], longFrames: [], keys: [] };
  return told;
}
