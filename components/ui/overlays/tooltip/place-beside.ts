export type TooltipSide = "top" | "right" | "bottom" | "left";

type Size = { width: number; height: number };
type Box = { left: number; top: number; right: number; bottom: number };

const GAP = 6;
/** From the edge of the window. */
const MARGIN = 5;

const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

/** Where a note of that size stands beside its anchor: on the other side when there is no room, and never outside the view. */
export function placeBeside(anchor: Box, size: Size, view: Size, side: TooltipSide) {
  const room = {
    top: anchor.top - GAP - size.height,
    bottom: view.height - anchor.bottom - GAP - size.height,
    left: anchor.left - GAP - size.width,
    right: view.width - anchor.right - GAP - size.width,
  };
  const opposite = OPPOSITE[side];
  const chosen = room[side] < MARGIN && room[opposite] > room[side] ? opposite : side;
  const middleLeft = (anchor.left + anchor.right - size.width) / 2;
  const middleTop = (anchor.top + anchor.bottom - size.height) / 2;
  const at = {
    top: { left: middleLeft, top: room.top },
    bottom: { left: middleLeft, top: anchor.bottom + GAP },
    left: { left: room.left, top: middleTop },
    right: { left: anchor.right + GAP, top: middleTop },
  }[chosen];
  return {
    left: within(at.left, view.width - size.width - MARGIN),
    top: within(at.top, view.height - size.height - MARGIN),
  };
}

const within = (at: number, max: number) => Math.max(MARGIN, Math.min(at, max));
