"use client";

import { clsx } from "clsx";
import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text";

type CopyButtonProps = { text: string; label?: string; className?: string; onCopied?: () => void };
type CopyState = "idle" | "copied" | "refused";

const SHOWN_MS = 1_500;

/** Stands on public pages too, so it brings neither tooltips nor toasts. */
export function CopyButton({ text, label = "Copy", className, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await copyText(text);
      setState("copied");
      onCopied?.();
    } catch {
      setState("refused");
    }
  }

  const shown = { idle: label, copied: "Copied", refused: "The browser refused: select and copy by hand" }[
    state
  ];
  const Icon = { idle: Copy, copied: Check, refused: X }[state];
  return (
    <button
      type="button"
      aria-label={shown}
      title={shown}
      onClick={copy}
      className={clsx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-md transition-colors hover:bg-hover hover:text-ink",
        state === "copied" ? "text-accent-ink" : "text-subtle",
        className,
      )}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
