type Details = { reason: string; event: Event; cancel: () => void };

/** Leaves what is open as it is when a toast over it is pressed: its Undo is about what happened in there. Answers whether it did. */
export function keepOpenForToast({ reason, event, cancel }: Details): boolean {
  const isToast =
    reason === "outside-press" &&
    event.target instanceof Element &&
    event.target.closest("[data-sonner-toaster]") !== null;
  if (isToast) cancel();
  return isToast;
}
