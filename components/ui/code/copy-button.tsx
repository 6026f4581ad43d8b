"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../actions/icon-button";
import { toast } from "../feedback/toaster";

type CopyButtonProps = { text: string; label?: string; className?: string; onCopied?: () => void };

export function CopyButton({ text, label = "Copy", className, onCopied }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      onCopied?.();
    } catch {
      toast.error("The browser did not allow copying. Select the text and copy it by hand.");
    }
  }

  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? "Copied" : label}
      size="sm"
      className={className}
      onClick={copy}
    />
  );
}
