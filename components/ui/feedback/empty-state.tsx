import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn";

type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  /** What would be here, and how to make it be here. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center gap-1 px-6 py-12 text-center", className)}>
      {Icon && (
        <span className="mb-2 flex size-9 items-center justify-center rounded-md border border-line bg-sunken text-subtle">
          <Icon size={17} aria-hidden />
        </span>
      )}
      <p className="font-medium text-ink">{title}</p>
      {children && <div className="max-w-md text-balance text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
