import { Activity, type ReactNode } from "react";
import { cn } from "../cn";

type PanelProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** On the right of the title. */
  actions?: ReactNode;
  /** Before the actions; on a phone below the title. */
  controls?: ReactNode;
  footer?: ReactNode;
  /** Without padding, for a table. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A quiet surface with a hairline. Panels are not nested. Each is made live by itself (`Activity`), so that none waits for all. */
export function Panel({
  title,
  description,
  actions,
  controls,
  footer,
  flush,
  className,
  children,
}: PanelProps) {
  const hasHeader = Boolean(title || actions);
  return (
    <Activity>
      <section className={cn("min-w-0 rounded-lg border bg-surface", className)}>
        {hasHeader && (
          <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2">
            <div className={cn("min-w-0", controls && "max-sm:flex-1")}>
              <h2 className="font-semibold text-sm">{title}</h2>
              {description && <p className="text-muted text-xs">{description}</p>}
            </div>
            {controls && (
              <div className="flex flex-wrap items-center gap-2 max-sm:order-last max-sm:w-full sm:-mr-2 sm:ml-auto">
                {controls}
              </div>
            )}
            {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
          </header>
        )}
        <div
          className={
            flush ? cn("overflow-hidden", !hasHeader && "rounded-t-lg", !footer && "rounded-b-lg") : "p-4"
          }
        >
          {children}
        </div>
        {footer && <footer className="border-line border-t">{footer}</footer>}
      </section>
    </Activity>
  );
}
