import { warmAtFirstTouch } from "./first-touch";

export type LazyModule<M> = {
  load: () => Promise<M>;
  find: () => M | null;
  get: () => M;
  /** Loads it once somebody touches the page, so that it is there when it is pressed. */
  warm: () => void;
};

/** Code that no page needs before it is touched. One for each module, beside the component that shows it. */
export function lazyModule<M>(importModule: () => Promise<M>): LazyModule<M> {
  let loaded: M | null = null;
  let pending: Promise<M> | null = null;
  let isWarming = false;

  async function fetchModule(): Promise<M> {
    try {
      loaded = await importModule();
      return loaded;
    } finally {
      pending = null;
    }
  }

  function load(): Promise<M> {
    if (loaded) return Promise.resolve(loaded);
    pending ??= fetchModule();
    return pending;
  }

  return {
    load,
    find: () => loaded,
    get() {
      if (!loaded) throw new Error("Drawn before its module was loaded.");
      return loaded;
    },
    warm() {
      if (isWarming) return;
      isWarming = true;
      warmAtFirstTouch(() => load().catch(() => {}));
    },
  };
}
