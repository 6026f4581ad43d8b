import { cn } from "../cn";

type ProgressProps = {
  label: string;
  /** 0 to 1; more is shown full. */
  value: number;
  tone?: "accent" | "warning" | "danger";
  className?: string;
};

const TONES = { accent: "bg-accent", warning: "bg-warning", danger: "bg-danger" };

export function Progress({ label, value, tone = "accent", className }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cn("h-1.5 overflow-hidden rounded-full bg-hover", className)}
    >
      <div
        className={cn("h-full rounded-full transition-[width]", TONES[tone])}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
