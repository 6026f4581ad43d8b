import type { SavedView } from "@/lib/client/views";

type Views = {
  /** Shows just what is on the page. */
  current: SavedView | undefined;
  /** Was opened, and the page has moved on since. */
  changed: SavedView | undefined;
  mine: SavedView[];
  shared: SavedView[];
};

/** Two addresses that say the same in another order are one. */
function normalize(query: string): string {
  const params = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
  return params.sort().join("&");
}

export function prepareViews(views: readonly SavedView[], query: string, openedId: string | null): Views {
  const shown = normalize(query);
  const same = views.filter((view) => normalize(view.query) === shown);
  const opened = views.find((view) => view.id === openedId);
  return {
    current: same.find((view) => view === opened) ?? same[0],
    changed: same.length > 0 ? undefined : opened,
    mine: views.filter((view) => view.isMine),
    shared: views.filter((view) => !view.isMine),
  };
}
