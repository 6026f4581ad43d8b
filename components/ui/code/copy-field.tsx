"use client";

import { clsx } from "clsx";
import { CopyButton } from "./copy-button";

type CopyFieldProps = { value: string; label: string; className?: string; onCopied?: () => void };

/** A value to take away: an id, a URL, a secret that is shown once. */
export function CopyField({ value, label, className, onCopied }: CopyFieldProps) {
  return (
    <div className={clsx("flex items-center rounded-md border border-line bg-sunken", className)}>
      <span className="sr-only">{label}</span>
      <code className="min-w-0 flex-1 select-all break-all px-3 py-1.5 font-mono text-xs">{value}</code>
      <CopyButton text={value} label={`Copy ${label}`} className="m-0.5" onCopied={onCopied} />
    </div>
  );
}
