"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { LazyModule } from "./lazy-module";
import { clickPress, keyPress, type Press } from "./press";
import { sayFailed } from "./say-failed";

type LazyTriggerOptions = {
  popup: "menu" | "dialog" | "listbox";
  /** Other keys than Enter and Space that open it. */
  isOpeningKey?: (event: KeyboardEvent) => boolean;
  open?: boolean;
};

export type TriggerRef = RefObject<HTMLButtonElement | null>;

/**
 * A light trigger stands where the overlay's own will stand. At the first press the own one takes its place, and the
 * press is done again on it, so that none is lost while the code is on its way.
 */
export function useLazyTrigger<M>(source: LazyModule<M>, options: LazyTriggerOptions) {
  const { popup, isOpeningKey, open } = options;
  const [loaded, setLoaded] = useState<M | null>(null);
  const ref: TriggerRef = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const press = useRef<Press | null>(null);

  const stand = useCallback((module: M) => {
    hadFocus.current = document.activeElement === ref.current;
    setLoaded(() => module);
  }, []);

  function take(next: Press) {
    press.current = next;
    const module = source.find();
    if (module) stand(module);
    else source.load().then(stand, sayFailed);
  }

  const warm = () => void source.load().catch(() => {});

  useEffect(() => source.warm(), [source]);
  const isWanted = open === true && !loaded;
  useEffect(() => {
    if (isWanted) source.load().then(stand, sayFailed);
  }, [isWanted, source, stand]);
  useLayoutEffect(() => {
    if (loaded && hadFocus.current) ref.current?.focus({ preventScroll: true });
  }, [loaded]);
  const [hasStood, setHasStood] = useState(false);
  useEffect(() => {
    if (!loaded) return;
    setHasStood(true);
    const again = press.current;
    press.current = null;
    if (again) queueMicrotask(() => ref.current && again(ref.current));
  }, [loaded]);

  return {
    loaded,
    ref,
    /** Opens only what stands already, as it does when it was there from the beginning. */
    open: open === undefined ? undefined : open && hasStood,
    light: {
      ref,
      "aria-haspopup": popup,
      "aria-expanded": false,
      onPointerEnter: warm,
      onPointerDown: warm,
      onFocus: warm,
      onClick: (event: MouseEvent) => take(clickPress(event)),
      onKeyDown: (event: KeyboardEvent) => {
        if (!isOpeningKey?.(event)) return;
        event.preventDefault();
        take(keyPress(event));
      },
    } as const,
  };
}
