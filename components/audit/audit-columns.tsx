import type { listAuditEndpoint } from "@/lib/contract/audit";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { Column } from "../ui/data/column";
import { RelativeTime } from "../ui/data/relative-time";
import { actionLabel, dataPhrase } from "./action-text";

type AuditEvent = ResponseOf<typeof listAuditEndpoint>["items"][number];

/** Who did what to which; with `onTarget` the list can be narrowed to one thing. */
export function auditColumns(onTarget?: (targetId: string) => void): Column<AuditEvent>[] {
  return [
    {
      id: "action",
      header: "What",
      cell: (event) => (
        <div className="min-w-0">
          {actionLabel(event.action)}
          <span className="block font-mono text-2xs text-subtle">{event.action}</span>
        </div>
      ),
    },
    {
      id: "actor",
      header: "Who",
      phone: "line",
      cell: (event) => (
        <div className="min-w-0">
          {event.actorName}
          {event.onBehalfOfName && (
            <span className="block text-subtle text-xs">as {event.onBehalfOfName}</span>
          )}
        </div>
      ),
    },
    {
      id: "target",
      header: "On",
      phone: "line",
      cell: (event) =>
        onTarget ? (
          <button
            type="button"
            title="Show only what was done to this"
            onClick={() => onTarget(event.targetId)}
            className="break-all text-left font-mono text-2xs text-accent-ink hover:underline"
          >
            {event.targetId}
          </button>
        ) : (
          <span className="break-all font-mono text-2xs text-subtle">{event.targetId}</span>
        ),
    },
    {
      id: "data",
      header: "With",
      hideOnTablet: true,
      cell: (event) => (
        <span className="line-clamp-2 max-w-md break-words text-muted text-xs" title={dataPhrase(event.data)}>
          {dataPhrase(event.data)}
        </span>
      ),
    },
    {
      id: "at",
      header: "When",
      phone: "end",
      cell: (event) => <RelativeTime at={event.createdAt} className="whitespace-nowrap text-muted" />,
    },
  ];
}
