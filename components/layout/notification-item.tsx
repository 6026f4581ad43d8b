import type { Notification } from "@/lib/client/notifications";
import { Link } from "../ui/actions/link";
import { cn } from "../ui/cn";
import { RelativeTime } from "../ui/data/relative-time";

const DOTS = { critical: "bg-danger", warning: "bg-warning", info: "bg-accent" };

type NotificationItemProps = { notification: Notification; onFollow: () => void };

/** Leads to the page that it is about, and is read then. */
export function NotificationItem({ notification, onFollow }: NotificationItemProps) {
  const { title, lines, path, severity, readAt, createdAt } = notification;
  return (
    <li>
      <Link href={path} onClick={onFollow} className="flex items-start gap-3 px-4 py-3 hover:bg-sunken">
        <span
          aria-hidden
          className={cn("mt-1.5 size-2 shrink-0 rounded-full", readAt ? "bg-line-strong" : DOTS[severity])}
        />
        <span className="min-w-0">
          <span className={cn("block", readAt ? "text-muted" : "font-medium")}>
            {!readAt && <span className="sr-only">Unread: </span>}
            {title}
          </span>
          {lines[0] && <span className="block text-muted text-xs">{lines[0]}</span>}
          <RelativeTime at={createdAt} className="text-subtle text-xs" />
        </span>
      </Link>
    </li>
  );
}
