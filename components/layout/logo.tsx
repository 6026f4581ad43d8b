import { cn } from "../ui/cn";

/** A toll gate with its arm raised. */
export function LogoMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="5" className="fill-accent" />
      <path d="M7 20v-8.5" strokeWidth="3.2" className="stroke-on-accent" />
      <path d="M7 12.2 19.4 5.2" strokeWidth="2.7" strokeDasharray="4.4 1.5" className="stroke-on-accent" />
      <path d="M3.5 20h17" strokeWidth="1.4" className="stroke-on-accent" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-base tracking-tight", className)}>
      <LogoMark />
      Turnpike
    </span>
  );
}
