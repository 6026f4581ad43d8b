"use client";

import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "../../ui/code/copy-text";

const SHOWN_MS = 2_000;

/** Puts the page's markdown on the clipboard; it is fetched only then. */
export function CopyPage({ textPath }: { textPath: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      const response = await fetch(textPath);
      if (!response.ok) throw new Error(String(response.status));
      await copyText(await response.text());
      setState("copied");
    } catch {
      setState("failed");
    }
  }

  const Icon = { idle: Copy, copied: Check, failed: X }[state];
  return (
    <button
      type="button"
      onClick={copy}
      className="inline-flex items-center gap-1.5 text-muted hover:text-ink"
    >
      <Icon size={12} aria-hidden />
      <span aria-live="polite">
        {{ idle: "Copy page as Markdown", copied: "Copied", failed: "Could not copy" }[state]}
      </span>
    </button>
  );
}
