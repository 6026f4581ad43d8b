"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { Button } from "../actions/button";
import { cn } from "../cn";

type ErrorStateProps = { title?: string; message?: string; onRetry?: () => void; className?: string };

/** Says what could not be shown and offers to try again. */
export function ErrorState({
  title = "This could not be loaded",
  message,
  onRetry,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-center gap-1 px-6 py-12 text-center", className)}>
      <CircleAlert size={20} aria-hidden className="mb-1 text-danger-ink" />
      <p className="font-medium text-ink">{title}</p>
      {message && <p className="max-w-md break-words text-muted">{message}</p>}
      {onRetry && (
        <Button icon={RotateCw} className="mt-3" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
