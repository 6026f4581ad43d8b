"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { placeBeside, type TooltipSide } from "./place-beside";

type TooltipPopupProps = {
  anchor: Element;
  side: TooltipSide;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  children: ReactNode;
};

export function TooltipPopup({ anchor, side, children, ...handlers }: TooltipPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style, offsetWidth: width, offsetHeight: height } = popup.current!;
    const { clientWidth, clientHeight } = document.documentElement;
    const view = { width: clientWidth, height: clientHeight };
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), { width, height }, view, side);
    style.left = `${left}px`;
    style.top = `${top}px`;
  });
  return createPortal(
    <div
      ref={popup}
      role="presentation"
      className="popup fixed top-0 left-0 z-50 w-max max-w-72 rounded-md px-2 py-1 text-xs"
      {...handlers}
    >
      {children}
    </div>,
    document.body,
  );
}
