import type { KeyboardEvent, MouseEvent } from "react";

/** Does again to the element what was done to the one that stood in its place. */
export type Press = (element: HTMLElement) => void;

export function clickPress({ nativeEvent }: MouseEvent): Press {
  if (nativeEvent.detail === 0) return (element) => element.click();
  return (element) => pressAgain(element, nativeEvent);
}

export function keyPress({ nativeEvent }: KeyboardEvent): Press {
  return (element) => element.dispatchEvent(new KeyboardEvent("keydown", nativeEvent));
}

/** The keys that open a list beside Enter and Space. */
export const isArrow = ({ key }: { key: string }) => key === "ArrowDown" || key === "ArrowUp";

/** As a finger or a mouse does it: what opens on pressing listens for the release a moment later. */
function pressAgain(element: HTMLElement, click: globalThis.MouseEvent): void {
  const at = { bubbles: true, cancelable: true, composed: true, detail: 1 };
  const where = {
    clientX: click.clientX,
    clientY: click.clientY,
    screenX: click.screenX,
    screenY: click.screenY,
  };
  const pointerType = ("pointerType" in click && String(click.pointerType)) || "mouse";
  const pointer = { ...at, ...where, pointerType, pressure: 0.5, isPrimary: true };
  element.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, detail: 0, buttons: 1 }));
  element.dispatchEvent(new globalThis.MouseEvent("mousedown", { ...at, ...where, buttons: 1 }));
  setTimeout(() => {
    element.dispatchEvent(new PointerEvent("pointerup", { ...pointer, detail: 0, pressure: 0 }));
    element.dispatchEvent(new globalThis.MouseEvent("mouseup", { ...at, ...where }));
    element.dispatchEvent(new PointerEvent("click", pointer));
  });
}
