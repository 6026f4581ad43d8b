"use client";

import { useState } from "react";

type Held = { view: string; ids: readonly string[] };

/** What is known stays where it is, what is new goes behind it. */
export function holdOrder(known: readonly string[], ids: readonly string[]): readonly string[] {
  const fresh = ids.filter((id) => !known.includes(id));
  return fresh.length === 0 ? known : [...known, ...fresh];
}

/**
 * Items in the order that they had when this view was first drawn: figures that come in live change where they stand, and nothing
 * moves under the pointer. Another `view` is drawn in its own order.
 */
export function useHeldOrder<T extends { id: string }>(
  items: readonly T[] | undefined,
  view: string,
): T[] | undefined {
  const [held, setHeld] = useState<Held>({ view, ids: [] });
  const known = held.view === view ? held.ids : [];
  const ids = holdOrder(
    known,
    (items ?? []).map(({ id }) => id),
  );
  if (held.view !== view || held.ids !== ids) setHeld({ view, ids });
  return items?.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
