import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn";

const TONES = {
  info: { box: "bg-info-soft text-info-ink", icon: Info },
  success: { box: "bg-accent-soft text-accent-ink", icon: CircleCheck },
  warning: { box: "bg-warning-soft text-warning-ink", icon: TriangleAlert },
  danger: { box: "bg-danger-soft text-danger-ink", icon: CircleAlert },
};

type NoticeProps = {
  tone?: keyof typeof TONES;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** A sentence inside the page that needs to be seen: a failed submit, a low credit. */
export function Notice({ tone = "info", children, action, className }: NoticeProps) {
  const { box, icon: Icon } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-3 py-2 text-sm",
        box,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-2.5">
        <Icon size={15} aria-hidden className="mt-0.5 shrink-0" />
        <div className="min-w-0 flex-1 break-words">{children}</div>
      </div>
      {action}
    </div>
  );
}
