import type { ReactNode } from "react";
import { cn } from "../cn";

const TONES = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
};
export type Tone = keyof typeof TONES;

type BadgeProps = { tone?: Tone; children: ReactNode; className?: string };

export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-2xs",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

const DOTS: Record<Tone, string> = {
  neutral: "bg-subtle",
  accent: "bg-accent",
  warning: "bg-warning",
  danger: "bg-danger",
  info: "bg-info-ink",
};

/** A state in words with a dot: never the colour alone. */
export function Status({ tone, children, pulse }: { tone: Tone; children: ReactNode; pulse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink">
      <span aria-hidden className={cn("size-1.5 rounded-full", DOTS[tone], pulse && "animate-pulse-dot")} />
      {children}
    </span>
  );
}
