"use client";

import { cloneElement, type ReactNode } from "react";
import type { Trigger } from "../lazy/trigger";
import type { TooltipSide } from "./place-beside";
import { TooltipPopup } from "./tooltip-popup";
import { useTooltip } from "./use-tooltip";

type TooltipProps = { content: ReactNode; children: Trigger; side?: TooltipSide };

/** A short note on hover or focus; never the only place of something that matters. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  const { anchor, triggerHandlers, popupHandlers } = useTooltip(children.props);
  return (
    <>
      {cloneElement(children, triggerHandlers)}
      {anchor && (
        <TooltipPopup anchor={anchor} side={side} {...popupHandlers}>
          {content}
        </TooltipPopup>
      )}
    </>
  );
}
