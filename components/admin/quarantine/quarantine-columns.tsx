import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listQuarantineEndpoint } from "@/lib/contract/quarantine";
import { Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { RelativeTime } from "../../ui/data/relative-time";

export type QuarantinedCall = ResponseOf<typeof listQuarantineEndpoint>["items"][number];

export function quarantineColumns(onOpen: (call: QuarantinedCall) => void): Column<QuarantinedCall>[] {
  return [
    {
      id: "model",
      header: "Model",
      cell: (call) => (
        <button
          type="button"
          className="whitespace-nowrap text-left font-medium hover:underline"
          onClick={() => onOpen(call)}
        >
          {call.model}
          <span className="block font-normal text-subtle text-xs">
            {call.providerName ?? call.providerId}
          </span>
        </button>
      ),
    },
    {
      id: "tenant",
      header: "Tenant",
      cell: (call) => <span className="break-words">{call.orgName ?? call.orgId}</span>,
    },
    {
      id: "problem",
      header: "What is wrong",
      hideOnTablet: true,
      cell: (call) => <span className="text-muted">{call.problem}</span>,
    },
    { id: "state", header: "Decision", cell: (call) => <Decision call={call} /> },
    {
      id: "at",
      header: "Called",
      cell: (call) => <RelativeTime at={call.startedAt} className="whitespace-nowrap text-muted" />,
    },
  ];
}

export function Decision({ call }: { call: QuarantinedCall }) {
  if (call.resolution === "dismissed") return <Status tone="neutral">Dismissed</Status>;
  if (call.resolution === null) return <Status tone="warning">To be decided</Status>;
  return <Status tone="accent">Billed {call.billedNanos && <Money nanos={call.billedNanos} />}</Status>;
}
