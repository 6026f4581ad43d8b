import { useSyncExternalStore } from "react";

const never = () => () => {};

/** What only a browser knows (a string, number or boolean); `onServer` stands for it until the page is alive. */
export function useInBrowser<T>(read: () => T, onServer: T): T {
  return useSyncExternalStore(never, read, () => onServer);
}
