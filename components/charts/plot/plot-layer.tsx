"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";
import { cn } from "../../ui/cn";
import { PLOT_INSET, percent } from "./plot-area";
import { besideBand, type Cursor, indexAt, moveCursor, stretchOf } from "./prepare-cursor";

type PlotLayerProps = {
  count: number;
  /** Where each bucket begins and the last one ends, in shares of the plot; left out where all are of one width. */
  edges?: readonly number[];
  /** What the picture shows, for those who do not see it. */
  summary: string;
  /** What is said of a bucket. */
  reading: (index: number) => string;
  tooltip: (index: number) => ReactNode;
  /** Takes a stretch of buckets; without it there is nothing to choose. */
  onZoom?: (first: number, last: number) => void;
  onZoomOut?: () => void;
};

/** The chart under hand: reads a bucket off by pointer or by arrow keys, and takes a stretch of them by drag or Shift. */
export function PlotLayer(props: PlotLayerProps) {
  const { count, edges, summary, reading, tooltip, onZoom, onZoomOut } = props;
  const [known, setCursor] = useState<Cursor | null>(null);
  const [dragging, setDragging] = useState(false);
  const hint = useId();
  const cursor = known && known.index < count && (known.anchor ?? 0) < count ? known : null;

  function zoom(chosen: Cursor) {
    setCursor(null);
    onZoom?.(...stretchOf(chosen));
  }

  function pointAt(event: PointerEvent<HTMLDivElement>, anchor: number | null) {
    const box = event.currentTarget.getBoundingClientRect();
    setCursor({ index: indexAt((event.clientX - box.left) / box.width, count, edges), anchor });
  }

  function press(event: PointerEvent<HTMLDivElement>) {
    if (!onZoom || event.button !== 0 || event.pointerType === "touch") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    setDragging(true);
    pointAt(event, indexAt((event.clientX - box.left) / box.width, count, edges));
  }

  function release() {
    if (!dragging) return;
    setDragging(false);
    if (cursor && cursor.anchor !== null && cursor.anchor !== cursor.index) zoom(cursor);
    else setCursor(cursor && { ...cursor, anchor: null });
  }

  function pressKey(event: KeyboardEvent) {
    const moved = moveCursor(cursor, event.key, event.shiftKey, count);
    if (moved) setCursor(moved);
    else if (event.key === "Enter" && cursor && onZoom) zoom(cursor);
    else if (event.key === "Escape" && cursor) setCursor(null);
    else if (event.key === "Backspace" && onZoomOut) onZoomOut();
    else return;
    event.preventDefault();
  }

  const said = cursor ?? { index: count - 1, anchor: null };
  return (
    <>
      <div
        role="slider"
        className="absolute cursor-crosshair touch-pan-y select-none rounded-sm"
        style={PLOT_INSET}
        tabIndex={0}
        aria-label={summary}
        aria-describedby={hint}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={said.index}
        aria-valuetext={describe(said, reading)}
        onKeyDown={pressKey}
        onPointerDown={press}
        onPointerMove={(event) => pointAt(event, dragging ? (cursor?.anchor ?? null) : null)}
        onPointerUp={release}
        onPointerLeave={() => !dragging && setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {cursor && (
          <Marker cursor={cursor} edgeOf={(index) => edges?.[index] ?? index / count}>
            {!dragging && tooltip(cursor.index)}
          </Marker>
        )}
      </div>
      <span id={hint} className="sr-only">
        {`Arrow keys read the chart.${onZoom ? " Shift and arrow keys choose a stretch, Enter zooms in." : ""}${onZoomOut ? " Backspace zooms out." : ""}`}
      </span>
    </>
  );
}

function describe(cursor: Cursor, reading: (index: number) => string): string {
  const [first, last] = stretchOf(cursor);
  return first === last ? reading(first) : `${reading(first)} to ${reading(last)} chosen`;
}

type MarkerProps = { cursor: Cursor; edgeOf: (index: number) => number; children: ReactNode };

/** A band over the buckets in question, and beside it what they say. */
function Marker({ cursor, edgeOf, children }: MarkerProps) {
  const [first, last] = stretchOf(cursor);
  const place = besideBand(edgeOf(cursor.index), edgeOf(cursor.index + 1));
  const isStretch = cursor.anchor !== null;
  return (
    <>
      <div
        aria-hidden
        className={cn(
          "pointer-events-none absolute inset-y-0",
          isStretch ? "border-accent border-x bg-accent opacity-20" : "bg-ink opacity-[0.07]",
        )}
        style={{ left: percent(edgeOf(first)), width: percent(edgeOf(last + 1) - edgeOf(first)) }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute top-0 z-10 px-2"
        style={"left" in place ? { left: percent(place.left) } : { right: percent(place.right) }}
      >
        {children}
      </div>
    </>
  );
}
